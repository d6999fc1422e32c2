import type { DependencyType } from '../../model/types';

/** Where a bar is drawn: its sides and the line through its middle. */
export interface BarBox {
  left: number;
  right: number;
  middle: number;
}

interface Point {
  x: number;
  y: number;
}

export interface Route {
  path: string;
  /** The tip of the arrow and where it points. */
  tip: Point;
  towards: 'right' | 'left' | 'down' | 'up';
  /** What the path covers from left to right. */
  left: number;
  right: number;
}

const stub = 9;
const radius = 5;
const halfBar = 9;
const tipLength = 5;
/** How far inside the later bar an arrow from above or below meets it. */
const inset = 7;
/** How far the bars may overlap before a straight drop would look like a link to the start. */
const overlap = 4;

/** A line in right angles from one bar to another, as the type of the link has it. */
export function linkRoute(type: DependencyType, from: BarBox, to: BarBox, rowHeight: number): Route {
  const out = type === 'FS' || type === 'FF' ? 1 : -1;
  const into = type === 'FS' || type === 'SS' ? 1 : -1;
  const start: Point = { x: out > 0 ? from.right : from.left, y: from.middle };
  const end: Point = { x: into > 0 ? to.left : to.right, y: to.middle };

  if (type === 'FS' && to.left >= start.x - overlap) {
    const x = Math.max(start.x + stub, Math.min(to.left + inset, (to.left + to.right) / 2));
    if (x < to.right - 1) return dropInto(start, x, end.y);
  }
  const leave = start.x + out * stub;
  const turn = end.x - into * stub;
  if (out !== into || (turn - leave) * out >= 0) {
    const outer = out > 0 ? Math.max(leave, turn) : Math.min(leave, turn);
    const x = out === into ? turn : outer;
    return along([start, { x, y: start.y }, { x, y: end.y }, end], into);
  }
  // No room between the bars: leave, go round between the rows, come back.
  const aisle = start.y + (end.y >= start.y ? 1 : -1) * (rowHeight / 2);
  const corners = [
    { x: leave, y: start.y },
    { x: leave, y: aisle },
    { x: turn, y: aisle },
    { x: turn, y: end.y },
  ];
  return along([start, ...corners, end], into);
}

function dropInto(start: Point, x: number, barMiddle: number): Route {
  const down = barMiddle > start.y;
  const tip = { x, y: barMiddle + (down ? -halfBar : halfBar) };
  const stop = { x, y: tip.y + (down ? -tipLength : tipLength) + (down ? 1 : -1) };
  return {
    path: rounded([start, { x, y: start.y }, stop]),
    tip,
    towards: down ? 'down' : 'up',
    left: start.x,
    right: x,
  };
}

function along(points: Point[], into: 1 | -1): Route {
  const tip = points[points.length - 1] as Point;
  const stop = { x: tip.x - into * (tipLength - 1), y: tip.y };
  const xs = points.map((point) => point.x);
  return {
    path: rounded([...points.slice(0, -1), stop]),
    tip,
    towards: into > 0 ? 'right' : 'left',
    left: Math.min(...xs),
    right: Math.max(...xs),
  };
}

/** Through the points, with round corners where there is room for them. */
function rounded(points: readonly Point[]): string {
  const [first, ...rest] = points;
  if (!first) return '';
  let path = `M${at(first)}`;
  rest.forEach((point, i) => {
    const before = points[i] as Point;
    const after = rest[i + 1];
    const r = after ? Math.min(radius, distance(before, point) / 2, distance(point, after) / 2) : 0;
    if (!after || r < 1) {
      path += `L${at(point)}`;
      return;
    }
    path += `L${at(towards(point, before, r))}Q${at(point)} ${at(towards(point, after, r))}`;
  });
  return path;
}

const at = ({ x, y }: Point) => `${String(x)} ${String(y)}`;
const distance = (a: Point, b: Point) => Math.abs(a.x - b.x) + Math.abs(a.y - b.y);
const towards = (from: Point, to: Point, by: number): Point => ({
  x: from.x + Math.sign(to.x - from.x) * by,
  y: from.y + Math.sign(to.y - from.y) * by,
});

const heads: Record<Route['towards'], string> = {
  down: 'l-3.5 -5h7z',
  up: 'l-3.5 5h7z',
  right: 'l-5 -3.5v7z',
  left: 'l5 -3.5v7z',
};

export const arrowHead = ({ tip, towards: way }: Route) => `M${at(tip)}${heads[way]}`;
