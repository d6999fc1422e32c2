import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aLink } from './testTask';
import { compareWaits, parseWaits, waitText } from './waitsFor';

const find = (key: string) => (/^(FER-)?\d+$/i.test(key) ? key.replace(/\D/g, '') : undefined);
const parse = (text: string) => parseWaits(text, find);

describe('waits for', () => {
  it.each([
    ['', []],
    ['FER-219', [{ predecessorId: '219', type: 'FS', lagMinutes: 0 }]],
    ['fer-219ss', [{ predecessorId: '219', type: 'SS', lagMinutes: 0 }]],
    ['219 + 2d', [{ predecessorId: '219', type: 'FS', lagMinutes: 960 }]],
    ['FER-1 FF −0.5 days', [{ predecessorId: '1', type: 'FF', lagMinutes: -240 }]],
    [
      'FER-1 +4h; FER-2',
      [
        { predecessorId: '1', type: 'FS', lagMinutes: 240 },
        { predecessorId: '2', type: 'FS', lagMinutes: 0 },
      ],
    ],
    ['FER-1, FER-1 SS', [{ predecessorId: '1', type: 'SS', lagMinutes: 0 }]],
  ])('reads "%s"', (text, waits) => expect(parse(text)).toEqual(waits));

  it('says what cannot be read', () => {
    expect(parse('SEA-1')).toBe('There is no task SEA-1 in this project.');
    expect(parse('FER-1 XY')).toMatch(/^“FER-1 XY” cannot be read/);
  });

  it('reads what it writes', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('FS', 'SS', 'FF', 'SF'),
        fc.integer({ min: -20, max: 20 }),
        (type, halfDays) => {
          const wait = { predecessorId: '7', type: type as 'FS', lagMinutes: halfDays * 240 };
          expect(parse(waitText(wait, 'FER-7'))).toEqual([wait]);
        },
      ),
    );
  });

  it('is short where nothing is special', () => {
    expect(waitText({ type: 'FS', lagMinutes: 0 }, 'FER-7')).toBe('FER-7');
    expect(waitText({ type: 'SS', lagMinutes: -480 }, 'FER-7')).toBe('FER-7 SS −1d');
  });

  it('changes only what differs', () => {
    const kept = aLink({ predecessorId: '1', successorId: '9' });
    const other = aLink({ predecessorId: '2', successorId: '9' });
    const wanted = [
      { predecessorId: '1', type: 'FS' as const, lagMinutes: 0 },
      { predecessorId: '2', type: 'SS' as const, lagMinutes: 0 },
    ];
    expect(compareWaits([kept, other], wanted)).toEqual({ remove: [other], add: [wanted[1]] });
  });
});
