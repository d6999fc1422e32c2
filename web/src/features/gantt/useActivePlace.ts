import { useCallback, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import { barSides } from './barBox';
import type { Place } from './Tree';
import type { TimeScale } from './timeScale';
import type { Plan } from './usePlan';

export type Part = 'tree' | 'bar';

interface Options {
  scroller: RefObject<HTMLDivElement | null>;
  plan: Plan;
  scale: TimeScale;
  rowHeight: number;
  headHeight: number;
  treeWidth: number;
}

/** The one row of the plan that Tab reaches, and how the focus gets there, also to rows that are not drawn yet. */
export function useActivePlace(options: Options) {
  const latest = useRef(options);
  latest.current = options;
  const [place, setPlace] = useState<Place>();
  const wanted = useRef<Part | undefined>(undefined);

  const go = useCallback((next: Place, part: Part | undefined) => {
    wanted.current = part;
    setPlace((old) => (old?.id === next.id && old.cell === next.cell && !part ? old : { ...next }));
  }, []);

  useLayoutEffect(() => {
    const part = wanted.current;
    wanted.current = undefined;
    const { scroller } = latest.current;
    if (!part || !place || !scroller.current) return;
    reveal(place.id, part, latest.current);
    elementOf(scroller.current, place, part)?.focus({ preventScroll: true });
  }, [place]);

  const { plan } = options;
  const known = place && plan.index.has(place.id) ? place : undefined;
  const first = plan.rows[0];
  return { place: known ?? (first && { id: first.task.id, cell: null }), chosen: known, go };
}

function elementOf(scroller: HTMLElement, { id, cell }: Place, part: Part): HTMLElement | null {
  const name = CSS.escape(id);
  if (part === 'bar') {
    const bar = scroller.querySelector<HTMLElement>(`[data-bar="${name}"]`);
    if (bar) return bar;
  }
  const row = scroller.querySelector<HTMLElement>(`[data-row="${name}"]`);
  return cell ? (row?.querySelector<HTMLElement>(`[data-cell="${cell}"]`) ?? row) : row;
}

function reveal(
  id: string,
  part: Part,
  { scroller, plan, scale, rowHeight, headHeight, treeWidth }: Options,
) {
  const element = scroller.current;
  const index = plan.index.get(id);
  if (!element || index === undefined) return;
  const top = index * rowHeight;
  const view = element.clientHeight - headHeight;
  if (top < element.scrollTop) element.scrollTop = top;
  else if (top + rowHeight > element.scrollTop + view) element.scrollTop = top + rowHeight - view;

  const span = plan.rows[index]?.span;
  if (part !== 'bar' || !span) return;
  const { left, right } = barSides(scale, span);
  const across = element.clientWidth - treeWidth;
  if (right < element.scrollLeft + 24 || left > element.scrollLeft + across - 24)
    element.scrollLeft = Math.max(0, left - across / 4);
}
