import { useState, type KeyboardEvent, type PointerEvent } from 'react';

interface HasId {
  id: string;
}

/**
 * Order by dragging a grip, or by arrow keys on it. Rows are found under the pointer by `data-row`; nothing moves until the
 * drop, a line shows where it will be. Esc or a lost pointer changes nothing.
 */
export function useReorder<T extends HasId>(items: readonly T[], move: (item: T, index: number) => void) {
  const [drag, setDrag] = useState<{ id: string; over: number } | null>(null);

  const rowUnder = (event: PointerEvent) => {
    const row = document
      .elementsFromPoint(event.clientX, event.clientY)
      .find(
        (element): element is HTMLElement =>
          element instanceof HTMLElement && element.dataset.row !== undefined,
      );
    return items.findIndex(({ id }) => id === row?.dataset.row);
  };
  const rowProps = (item: T) => ({
    'data-row': item.id,
    'data-dragging': drag?.id === item.id || undefined,
    'data-over': (drag !== null && drag.id !== item.id && items[drag.over]?.id === item.id) || undefined,
  });
  const gripProps = (item: T) => ({
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      event.currentTarget.setPointerCapture(event.pointerId);
      setDrag({ id: item.id, over: items.indexOf(item) });
    },
    onPointerMove: (event: PointerEvent) => {
      if (drag?.id !== item.id) return;
      const over = rowUnder(event);
      if (over >= 0 && over !== drag.over) setDrag({ id: item.id, over });
    },
    onPointerUp: () => {
      if (drag?.id === item.id) move(item, drag.over);
      setDrag(null);
    },
    onPointerCancel: () => setDrag(null),
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key === 'Escape') setDrag(null);
      const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
      if (!by) return;
      event.preventDefault();
      const index = items.indexOf(item) + by;
      if (index >= 0 && index < items.length) move(item, index);
    },
  });
  return { rowProps, gripProps };
}
