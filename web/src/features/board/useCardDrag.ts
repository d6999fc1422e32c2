import { useEffect, useRef, useState, type PointerEvent as ReactPointerEvent, type RefObject } from 'react';
import type { Slot } from './boardColumns';
import cardStyles from './Card.module.css';

interface DragOptions {
  board: RefObject<HTMLElement | null>;
  enabled: boolean;
  /** The slot below a point, the dragged card not counted. */
  slotAt: (x: number, y: number, taskId: string) => Slot | null;
  onDrop: (taskId: string, slot: Slot) => void;
  onCancel: (taskId: string) => void;
}

export interface DragState {
  taskId: string;
  slot: Slot | null;
}

const mouseSlack = 4;
const touchSlack = 8;
const longPressMs = 280;
const edge = 48;
const scrollStep = 14;

/**
 * Drags a card by mouse, or by touch after a long press. The lifted copy is moved outside React; React hears only of the
 * start, of another slot and of the end, so that a frame costs the same on a board of any size.
 */
export function useCardDrag({ board, enabled, slotAt, onDrop, onCancel }: DragOptions) {
  const [drag, setDrag] = useState<DragState | null>(null);
  const stop = useRef<(() => void) | null>(null);
  const latest = useRef({ slotAt, onDrop, onCancel });
  latest.current = { slotAt, onDrop, onCancel };
  useEffect(() => () => stop.current?.(), []);

  const onPointerDown = (event: ReactPointerEvent) => {
    const target = event.target as Element;
    const card = target.closest<HTMLElement>('[data-card]');
    if (!enabled || !card || event.button !== 0 || stop.current || target.closest('button, input, textarea'))
      return;
    const taskId = card.dataset.card ?? '';
    const touch = event.pointerType !== 'mouse';
    const from = { x: event.clientX, y: event.clientY };
    const at = { ...from };
    const box = card.getBoundingClientRect();
    let lifted: HTMLElement | null = null;
    let slot: Slot | null = null;
    let frame = 0;

    const lift = () => {
      lifted = card.cloneNode(true) as HTMLElement;
      lifted.classList.add(cardStyles.lifted ?? '');
      lifted.setAttribute('aria-hidden', 'true');
      lifted.style.width = `${box.width}px`;
      document.body.append(lifted);
      if (touch) navigator.vibrate?.(10);
      follow();
    };
    const follow = () => {
      if (!lifted) return;
      const angle = matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 1.2;
      lifted.style.transform = `translate(${box.left + at.x - from.x}px, ${box.top + at.y - from.y}px) rotate(${angle}deg)`;
      scrollNear(board.current, at);
      const next = latest.current.slotAt(at.x, at.y, taskId);
      if (!slot || next?.statusId !== slot.statusId || next.index !== slot.index) {
        slot = next;
        setDrag({ taskId, slot });
      }
      frame = requestAnimationFrame(follow);
    };
    const longPress = touch ? setTimeout(lift, longPressMs) : undefined;

    const onMove = (move: PointerEvent) => {
      if (move.pointerId !== event.pointerId) return;
      at.x = move.clientX;
      at.y = move.clientY;
      const far = Math.hypot(at.x - from.x, at.y - from.y);
      if (lifted) return;
      if (!touch && far > mouseSlack) lift();
      else if (touch && far > touchSlack) end(false);
    };
    const end = (drop: boolean) => {
      clearTimeout(longPress);
      cancelAnimationFrame(frame);
      listeners.abort();
      stop.current = null;
      if (!lifted) return;
      lifted.remove();
      lifted = null;
      setDrag(null);
      suppressClick();
      if (drop && slot) latest.current.onDrop(taskId, slot);
      else latest.current.onCancel(taskId);
    };
    const listeners = new AbortController();
    const options = { signal: listeners.signal };
    addEventListener('pointermove', onMove, options);
    addEventListener('pointerup', (up) => up.pointerId === event.pointerId && end(true), options);
    addEventListener('pointercancel', () => end(false), options);
    addEventListener('blur', () => end(false), options);
    addEventListener('contextmenu', (menu) => touch && menu.preventDefault(), options);
    addEventListener('touchmove', (move) => lifted && move.preventDefault(), { ...options, passive: false });
    addEventListener(
      'keydown',
      (key) => {
        if (key.key !== 'Escape' || !lifted) return;
        key.stopPropagation();
        key.preventDefault();
        end(false);
      },
      { ...options, capture: true },
    );
    stop.current = () => end(false);
  };

  return { drag, onPointerDown };
}

/** The click that a drop would also be. */
function suppressClick() {
  const swallow = (event: Event) => {
    event.stopPropagation();
    event.preventDefault();
  };
  addEventListener('click', swallow, { capture: true, once: true });
  setTimeout(() => removeEventListener('click', swallow, { capture: true }), 0);
}

/** Scrolls the board sideways and the column below the pointer when it comes near an edge. */
function scrollNear(board: HTMLElement | null, { x, y }: { x: number; y: number }) {
  if (!board) return;
  const near = (from: number, to: number, at: number) =>
    at < from + edge ? -scrollStep : at > to - edge ? scrollStep : 0;
  const box = board.getBoundingClientRect();
  const sideways = near(box.left, box.right, x);
  if (sideways) board.scrollLeft += sideways;
  for (const column of board.querySelectorAll<HTMLElement>('[data-scroller]')) {
    const place = column.getBoundingClientRect();
    if (x < place.left || x > place.right) continue;
    const upDown = near(place.top, place.bottom, y);
    if (upDown) column.scrollTop += upDown;
  }
}
