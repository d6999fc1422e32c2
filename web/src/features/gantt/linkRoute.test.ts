import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arrowHead, linkRoute } from './linkRoute';

const box = (left: number, right: number, row: number) => ({ left, right, middle: row * 34 + 17 });
const rowHeight = 34;

describe('link route', () => {
  it('drops from the end of a bar into the next', () => {
    const route = linkRoute('FS', box(201, 319, 0), box(321, 459, 1), rowHeight);
    expect(route).toMatchObject({ towards: 'down', tip: { x: 328, y: 42 }, left: 319, right: 328 });
    expect(route.path).toBe('M319 17L323.5 17Q328 17 328 21.5L328 38');
    expect(arrowHead(route)).toBe('M328 42l-3.5 -5h7z');
  });

  it('rises to a bar above', () => {
    expect(linkRoute('FS', box(0, 100, 3), box(200, 260, 1), rowHeight)).toMatchObject({
      towards: 'up',
      tip: { x: 207, y: 60 },
    });
  });

  it('goes round when the later bar starts too early', () => {
    const route = linkRoute('FS', box(0, 200, 0), box(100, 180, 1), rowHeight);
    expect(route).toMatchObject({ towards: 'right', tip: { x: 100, y: 51 }, left: 0 + 91, right: 209 });
    expect(route.path).toContain('34');
  });

  it.each([
    ['SS', 'right', 91, 150],
    ['FF', 'left', 250, 289],
    ['SF', 'left', 141, 289],
  ] as const)('%s meets the right side of the bar', (type, towards, left, right) => {
    const route = linkRoute(type, box(type === 'SS' ? 100 : 150, 250, 0), box(150, 280, 2), rowHeight);
    expect(route.towards).toBe(towards);
    expect(route.tip.x).toBe(type === 'SS' ? 150 : 280);
    expect([route.left, route.right]).toEqual([left, right]);
  });

  it('ends at the bar it is meant for and never jumps, whatever lies where', () => {
    const bars = fc.tuple(fc.integer({ min: 0, max: 900 }), fc.integer({ min: 2, max: 300 }));
    fc.assert(
      fc.property(
        fc.constantFrom('FS', 'SS', 'FF', 'SF'),
        bars,
        bars,
        fc.integer({ min: 0, max: 20 }),
        fc.integer({ min: 1, max: 20 }),
        (type, [x1, w1], [x2, w2], row, apart) => {
          const to = box(x2, x2 + w2, row + apart);
          const route = linkRoute(type as 'FS', box(x1, x1 + w1, row), to, rowHeight);
          expect(route.tip.x).toBeGreaterThanOrEqual(to.left);
          expect(route.tip.x).toBeLessThanOrEqual(to.right);
          expect(Math.abs(route.tip.y - to.middle)).toBeLessThanOrEqual(9);
          const points = [...route.path.matchAll(/(-?[\d.]+) (-?[\d.]+)/g)].map((m) => [
            Number(m[1]),
            Number(m[2]),
          ]);
          points.slice(1).forEach(([x = 0, y = 0], i) => {
            const [px = 0, py = 0] = points[i] ?? [];
            const straight = Math.abs(x - px) < 1e-9 || Math.abs(y - py) < 1e-9;
            expect(straight || (Math.abs(x - px) <= 5 && Math.abs(y - py) <= 5)).toBe(true);
          });
        },
      ),
    );
  });
});
