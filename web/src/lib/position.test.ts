import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { positionBetween } from './position';

describe('positionBetween', () => {
  it('finds room between any two neighbours, at the ends and in one spot, over and over', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { maxLength: 120 }), (places) => {
        const keys: string[] = [];
        for (const place of places) {
          const at = place % (keys.length + 1);
          keys.splice(at, 0, positionBetween(keys[at - 1] ?? null, keys[at] ?? null));
        }

        expect(keys).toEqual([...keys].sort((a, b) => (a < b ? -1 : 1)));
        expect(new Set(keys).size).toBe(keys.length);
        expect(keys.filter((key) => key.endsWith('0'))).toEqual([]);
      }),
    );
  });

  it('stays short when thousands are added at the end or put before the first', () => {
    let [first, last] = [positionBetween(null, null), positionBetween(null, null)];
    for (let i = 0; i < 5000; i++) {
      last = positionBetween(last, null);
      first = positionBetween(null, first);
    }

    expect(last.length).toBeLessThan(10);
    expect(first.length).toBeLessThan(10);
  });

  it('gives two people who drop into the same gap different keys', () => {
    const keys = new Set(Array.from({ length: 50 }, () => positionBetween('A1', 'A2')));

    expect(keys.size).toBeGreaterThan(45);
  });
});
