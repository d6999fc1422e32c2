import type { DependencyType } from '../../model/types';
import { barSides } from './barBox';
import type { TreeRow } from './taskTree';
import type { TimeScale } from './timeScale';

export type Side = 'start' | 'end';

/** A link that is being drawn, in pixels of the plan. */
export interface LinkDraft {
  from: string;
  side: Side;
  x: number;
  y: number;
  target: { id: string; side: Side } | undefined;
}

const letter = { start: 'S', end: 'F' } as const;
export const typeOf = (from: Side, to: Side) => `${letter[from]}${letter[to]}` as DependencyType;

const near = 24;

/** The bar under or near the pointer; its last third means its end. */
export function targetAt(
  rows: readonly TreeRow[],
  scale: TimeScale,
  rowHeight: number,
  x: number,
  y: number,
): LinkDraft['target'] {
  const row = rows[Math.floor(y / rowHeight)];
  if (!row?.span || row.summary) return undefined;
  const { left, right } = barSides(scale, row.span);
  if (x < left - near || x > right + near) return undefined;
  return {
    id: row.task.id,
    side: x > left + (right - left) * (2 / 3) && !row.span.milestone ? 'end' : 'start',
  };
}

const verbs: Record<DependencyType, (before: string, after: string) => string> = {
  FS: (before, after) => `${after} starts after ${before} has ended`,
  SS: (before, after) => `${after} starts with ${before}`,
  FF: (before, after) => `${after} ends with ${before}`,
  SF: (before, after) => `${after} ends after ${before} has started`,
};

export const linkSentence = (type: DependencyType, before: string, after: string) =>
  verbs[type](before, after);
