import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { overlaps, windowOf } from './windowing';

describe('window', () => {
  it('holds all that is in view, and little more', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 100_000 }),
        fc.integer({ min: 1, max: 2_000 }),
        fc.integer({ min: 0, max: 200_000 }),
        fc.constantFrom(170, 340, 512),
        (scroll, view, total, step) => {
          const range = windowOf(scroll, view, total, step);
          expect(range.first).toBeLessThanOrEqual(Math.min(scroll, total));
          expect(range.last).toBeGreaterThanOrEqual(Math.min(scroll + view, total));
          expect(range.last - range.first).toBeLessThanOrEqual(view + 4 * step);
        },
      ),
    );
  });

  it('stays the same while one scrolls within a step', () => {
    expect(windowOf(345, 600, 34_000, 340)).toEqual(windowOf(400, 600, 34_000, 340));
  });

  it('knows what reaches into it', () => {
    const range = { first: 100, last: 200 };
    expect([overlaps(range, 0, 99), overlaps(range, 0, 500), overlaps(range, 201, 300)]).toEqual([
      false,
      true,
      false,
    ]);
  });
});
