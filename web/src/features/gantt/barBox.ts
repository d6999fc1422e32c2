import type { BarBox } from './linkRoute';
import type { Span } from './span';
import { pixelsPerDay, xOf, type TimeScale } from './timeScale';

export const barHeight = 18;
const diamond = 18;
/** So that neighbours in time do not touch. */
const gap = 1;

/** Where a span is drawn on the time axis: a bar from its first to its last day, a diamond in the middle of its day. */
export function barSides(scale: TimeScale, span: Span): { left: number; right: number } {
  const left = xOf(scale, span.start);
  const right = xOf(scale, span.end);
  if (span.milestone) {
    const middle = left + Math.min(pixelsPerDay[scale.zoom], 40) / 2;
    return { left: middle - diamond / 2, right: middle + diamond / 2 };
  }
  return { left: left + gap, right: Math.max(left + gap + 2, right - gap) };
}

export function barBox(scale: TimeScale, span: Span, row: number, rowHeight: number): BarBox {
  return { ...barSides(scale, span), middle: row * rowHeight + rowHeight / 2 };
}
