import { useCallback, useRef, useState, type PointerEvent as ReactPointerEvent, type RefObject } from 'react';
import type { DependencyType } from '../../model/types';
import { datesAfter, type Grip } from './barMoves';
import { targetAt, typeOf, type LinkDraft, type Side } from './linkDraft';
import { between, proposedFrom } from './span';
import { dayAt, pixelsPerDay, type TimeScale } from './timeScale';
import { trackPointer, type Drag, type Point } from './trackPointer';
import type { TreeRow } from './taskTree';
import type { Plan, Preview } from './usePlan';

interface Options {
  scroller: RefObject<HTMLDivElement | null>;
  plan: Plan;
  scale: TimeScale;
  rowHeight: number;
  headHeight: number;
  treeWidth: number;
  editable: boolean;
  plans: boolean;
  onPreview: (preview: Preview | undefined) => void;
  onDates: (preview: Preview) => void;
  onLink: (predecessorId: string, successorId: string, type: DependencyType) => void;
}

/** What pointers do to bars: move, pull at an end, draw a link, give dates to a row that has none. */
export function useBarGestures(options: Options) {
  const latest = useRef(options);
  latest.current = options;
  const [draft, setDraft] = useState<LinkDraft>();

  const onPointerDown = useCallback((event: ReactPointerEvent<HTMLElement>) => {
    const { scroller, plan, editable, plans, treeWidth } = latest.current;
    if (!editable || event.button !== 0 || !(event.target instanceof Element) || !scroller.current) return;
    const grip = event.target.closest<HTMLElement>('[data-grip]')?.dataset.grip;
    const id = event.target.closest<HTMLElement>('[data-slot]')?.dataset.slot;
    const row = id === undefined ? undefined : plan.rows[plan.index.get(id) ?? -1];
    if (!row || !grip || (grip.startsWith('link') && !plans)) return;
    const from = inPlan({ x: event.clientX, y: event.clientY }, latest.current);
    const begin = (): Drag => {
      if (grip === 'link-start' || grip === 'link-end')
        return drawLink(row, grip === 'link-end' ? 'end' : 'start', latest, setDraft);
      if (grip === 'dates') return drawDates(row, from, latest);
      return moveBar(row, grip as Grip, from, latest);
    };
    if (event.pointerType === 'mouse' && grip !== 'move') event.preventDefault();
    trackPointer(event.nativeEvent, {
      begin,
      holdFinger: grip === 'move',
      scroller: scroller.current,
      covered: treeWidth,
    });
  }, []);

  return { onPointerDown, draft };
}

type Latest = RefObject<Options>;

function inPlan({ x, y }: Point, { scroller, treeWidth, headHeight }: Options): Point {
  const box = scroller.current?.getBoundingClientRect();
  if (!scroller.current || !box) return { x: 0, y: 0 };
  return {
    x: x - box.left + scroller.current.scrollLeft - treeWidth,
    y: y - box.top + scroller.current.scrollTop - headHeight,
  };
}

function moveBar(row: TreeRow, grip: Grip, from: Point, latest: Latest): Drag {
  const { tasks } = latest.current.plan;
  let days = 0;
  let preview: Preview = new Map();
  return {
    move: (point) => {
      const { scale, onPreview } = latest.current;
      const now = Math.round((inPlan(point, latest.current).x - from.x) / pixelsPerDay[scale.zoom]);
      if (now === days && preview.size) return;
      days = now;
      preview = datesAfter(row, tasks, grip, days);
      onPreview(preview);
    },
    drop: () => latest.current.onDates(preview),
    cancel: () => latest.current.onPreview(undefined),
  };
}

function drawDates(row: TreeRow, from: Point, latest: Latest): Drag {
  const first = dayAt(latest.current.scale, from.x);
  let preview: Preview = new Map();
  return {
    move: (point) => {
      const { scale, onPreview } = latest.current;
      preview = new Map([[row.task.id, between(first, dayAt(scale, inPlan(point, latest.current).x))]]);
      onPreview(preview);
    },
    drop: () => latest.current.onDates(preview),
    cancel: () => latest.current.onPreview(undefined),
  };
}

function drawLink(
  row: TreeRow,
  side: Side,
  latest: Latest,
  setDraft: (draft: LinkDraft | undefined) => void,
): Drag {
  let target: LinkDraft['target'];
  return {
    move: (point) => {
      const { plan, scale, rowHeight } = latest.current;
      const { x, y } = inPlan(point, latest.current);
      const found = targetAt(plan.rows, scale, rowHeight, x, y);
      target = found?.id === row.task.id ? undefined : found;
      setDraft({ from: row.task.id, side, x, y, target });
    },
    drop: () => {
      setDraft(undefined);
      if (target) latest.current.onLink(row.task.id, target.id, typeOf(side, target.side));
    },
    cancel: () => setDraft(undefined),
  };
}

/** A click on an empty row: as long as the task is estimated. */
export function datesOnClick(
  row: TreeRow,
  clientX: number,
  options: Pick<Options, 'scroller' | 'scale' | 'treeWidth'>,
): Preview {
  const box = options.scroller.current?.getBoundingClientRect();
  const left = options.scroller.current?.scrollLeft ?? 0;
  const day = dayAt(options.scale, clientX - (box?.left ?? 0) + left - options.treeWidth);
  return new Map([[row.task.id, proposedFrom(row.task, day)]]);
}
