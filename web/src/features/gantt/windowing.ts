/** From `first` up to but not including `last`. */
export interface Range {
  first: number;
  last: number;
}

/**
 * What to draw of a scrolled axis: the part in view and `spare` steps around it, on a grid of `step`,
 * so that scrolling within a step draws nothing anew.
 */
export function windowOf(scroll: number, view: number, total: number, step: number, spare = 1): Range {
  const from = Math.min(scroll, Math.max(0, total - view));
  const first = Math.max(0, (Math.floor(from / step) - spare) * step);
  const last = Math.min(total, (Math.ceil((from + view) / step) + spare) * step);
  return { first, last };
}

export const sameRange = (a: Range, b: Range) => a.first === b.first && a.last === b.last;
export const overlaps = (range: Range, from: number, to: number) => to >= range.first && from <= range.last;
