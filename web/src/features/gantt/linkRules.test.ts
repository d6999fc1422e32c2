import { describe, expect, it } from 'vitest';
import { dayOf } from './days';
import { breach, daysTooEarly, lagText } from './linkRules';

const span = (first: string, last: string, milestone = false) => ({
  start: dayOf(first),
  end: dayOf(last) + 1,
  milestone,
});
const monToWed = span('2026-11-23', '2026-11-25');
const days = (type: 'FS' | 'SS' | 'FF' | 'SF', lagDays: number, after: ReturnType<typeof span>) =>
  daysTooEarly({ type, lagMinutes: lagDays * 480 }, monToWed, after);

describe('link rules', () => {
  it.each([
    ['FS', 0, '2026-11-26', '2026-11-27', 0],
    ['FS', 0, '2026-11-25', '2026-11-27', 1],
    ['FS', 2, '2026-11-27', '2026-11-27', 1],
    ['FS', 2, '2026-11-28', '2026-11-30', 0],
    ['FS', -1, '2026-11-25', '2026-11-27', 0],
    ['SS', 0, '2026-11-23', '2026-11-23', 0],
    ['SS', 1, '2026-11-23', '2026-11-30', 1],
    ['FF', 0, '2026-11-20', '2026-11-25', 0],
    ['FF', 0, '2026-11-20', '2026-11-24', 1],
    ['SF', 0, '2026-11-20', '2026-11-22', 0],
    ['SF', 0, '2026-11-19', '2026-11-20', 2],
  ] as const)('%s with a lag of %i: %s to %s is %i days too early', (type, lag, first, last, early) => {
    expect(days(type, lag, span(first, last))).toBe(early);
  });

  it('lets a milestone lie on the last day of what it waits for, and work start on its day', () => {
    const last = span('2026-11-25', '2026-11-25', true);
    expect(daysTooEarly({ type: 'FS', lagMinutes: 0 }, monToWed, last)).toBe(0);
    expect(daysTooEarly({ type: 'FS', lagMinutes: 0 }, last, span('2026-11-25', '2026-11-27'))).toBe(0);
  });

  it('says what is wrong', () => {
    expect(breach({ type: 'FS', lagMinutes: 0 }, 'FER-1', 'FER-2')).toBe(
      'FER-2 starts before FER-1 has ended',
    );
    expect(breach({ type: 'SS', lagMinutes: 720 }, 'FER-1', 'FER-2')).toBe(
      'FER-2 starts before FER-1 has started (1.5 days later)',
    );
    expect(lagText(-480)).toBe('1 day earlier');
  });
});
