import { useState, type KeyboardEvent, type PointerEvent } from 'react';
import { treeWidths } from './columns';
import styles from './Tree.module.css';

interface SplitterProps {
  width: number;
  onWidth: (width: number) => void;
}

const step = 16;

/** Between tree and bars: dragged, or with the arrow keys. */
export function Splitter({ width, onWidth }: SplitterProps) {
  const [on, setOn] = useState(false);
  const set = (next: number) =>
    onWidth(Math.min(treeWidths.most, Math.max(treeWidths.least, Math.round(next))));

  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    const from = event.clientX - width;
    const element = event.currentTarget;
    element.setPointerCapture(event.pointerId);
    setOn(true);
    const onMove = (moved: globalThis.PointerEvent) => set(moved.clientX - from);
    const end = () => {
      setOn(false);
      element.removeEventListener('pointermove', onMove);
    };
    element.addEventListener('pointermove', onMove);
    element.addEventListener('lostpointercapture', end, { once: true });
    event.preventDefault();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const moves: Record<string, number> = {
      ArrowLeft: width - step,
      ArrowRight: width + step,
      Home: treeWidths.least,
      End: treeWidths.most,
      Enter: treeWidths.usual,
    };
    const next = moves[event.key];
    if (next === undefined || event.altKey) return;
    set(next);
    event.preventDefault();
  };
  return (
    <div
      role="slider"
      aria-orientation="horizontal"
      aria-label="Width of the task list"
      aria-valuemin={treeWidths.least}
      aria-valuemax={treeWidths.most}
      aria-valuenow={width}
      tabIndex={0}
      className={styles.splitter}
      style={{ left: width }}
      data-on={on || undefined}
      onPointerDown={onPointerDown}
      onKeyDown={onKeyDown}
      onDoubleClick={() => set(treeWidths.usual)}
    />
  );
}
