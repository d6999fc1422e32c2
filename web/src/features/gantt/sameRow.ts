import type { TreeRow } from './taskTree';

/** Whether two rows would be drawn alike. The tree is made anew at every change; most of its rows are as they were. */
export function sameRow(a: TreeRow, b: TreeRow): boolean {
  if (a === b) return true;
  return (Object.keys(b) as (keyof TreeRow)[]).every((name) =>
    name === 'span' ? sameSpan(a.span, b.span) : Object.is(a[name], b[name]),
  );
}

function sameSpan(a: TreeRow['span'], b: TreeRow['span']): boolean {
  if (!a || !b) return a === b;
  return a.start === b.start && a.end === b.end && a.milestone === b.milestone && a.open === b.open;
}
