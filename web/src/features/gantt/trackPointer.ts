export interface Point {
  x: number;
  y: number;
}

/** One gesture from where it counts as a drag until it ends. Points are in client pixels. */
export interface Drag {
  move: (point: Point) => void;
  drop: () => void;
  cancel: () => void;
}

interface Options {
  /** Called once the pointer has gone far enough, or a finger has rested. */
  begin: () => Drag;
  /** Fingers scroll unless they rest first. */
  holdFinger?: boolean;
  scroller: HTMLElement;
  /** What of the scroller's left is covered, so that its edge lies further in. */
  covered: number;
}

const threshold = 4;
const holdMs = 320;
const edge = 48;
const edgeSpeed = 14;

let dragging = false;
/** Whether a drag is on, so that a finger's move is not taken for scrolling. */
export const isDragging = () => dragging;

/** Follows a pressed pointer. Esc and a lost pointer cancel; near the edges the plan scrolls along. */
export function trackPointer(down: PointerEvent, { begin, holdFinger, scroller, covered }: Options): void {
  const from = { x: down.clientX, y: down.clientY };
  const waits = down.pointerType === 'touch' && holdFinger;
  let at = from;
  let drag: Drag | undefined;
  let frame = 0;

  const start = () => {
    drag = begin();
    dragging = true;
    drag.move(at);
    frame = requestAnimationFrame(scrollAlong);
  };
  const hold = waits ? setTimeout(start, holdMs) : undefined;

  const scrollAlong = () => {
    const box = scroller.getBoundingClientRect();
    const across = pull(at.x, box.left + covered, box.right);
    const along = pull(at.y, box.top + edge, box.bottom);
    if (across || along) {
      scroller.scrollBy(across, along);
      drag?.move(at);
    }
    frame = requestAnimationFrame(scrollAlong);
  };

  const onMove = (event: PointerEvent) => {
    if (event.pointerId !== down.pointerId) return;
    at = { x: event.clientX, y: event.clientY };
    const far = Math.hypot(at.x - from.x, at.y - from.y);
    if (drag) drag.move(at);
    else if (waits && far > threshold * 2) stop();
    else if (!waits && far >= threshold) start();
  };
  const onUp = (event: PointerEvent) => {
    if (event.pointerId !== down.pointerId) return;
    const done = drag;
    stop();
    if (!done) return;
    swallowClick();
    done.drop();
  };
  const onCancel = () => {
    const done = drag;
    stop();
    done?.cancel();
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !drag) return;
    event.preventDefault();
    event.stopPropagation();
    // The button is still down: the click comes when it is let go.
    window.addEventListener('pointerup', swallowClick, { capture: true, once: true });
    onCancel();
  };
  const stop = () => {
    clearTimeout(hold);
    cancelAnimationFrame(frame);
    drag = undefined;
    dragging = false;
    listeners.abort();
  };

  const listeners = new AbortController();
  const { signal } = listeners;
  window.addEventListener('pointermove', onMove, { signal });
  window.addEventListener('pointerup', onUp, { signal });
  window.addEventListener('pointercancel', onCancel, { signal });
  window.addEventListener('blur', onCancel, { signal });
  window.addEventListener('keydown', onKey, { signal, capture: true });
}

/** Pixels a frame, towards the edge that is near. */
function pull(at: number, low: number, high: number): number {
  if (at < low + edge) return -Math.ceil(edgeSpeed * Math.min(1, (low + edge - at) / edge));
  if (at > high - edge) return Math.ceil(edgeSpeed * Math.min(1, (at - high + edge) / edge));
  return 0;
}

/** The click that the browser makes of a drag's end opens nothing. */
function swallowClick() {
  const swallow = (event: MouseEvent) => {
    event.stopPropagation();
    event.preventDefault();
  };
  window.addEventListener('click', swallow, { capture: true, once: true });
  setTimeout(() => window.removeEventListener('click', swallow, { capture: true }), 50);
}
