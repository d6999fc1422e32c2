import { describe, expect, it } from 'vitest';
import { dayOf } from './days';
import { between, lasting, moved, proposedFrom, resized, spanOf, workingDaysOf } from './span';

const task = (startDate: string | null, dueDate: string | null, estimateMinutes: number | null = null) => ({
  startDate,
  dueDate,
  estimateMinutes,
});

describe('span', () => {
  it('covers its last day', () => {
    expect(spanOf(task('2026-11-09', '2026-11-13'))).toEqual({
      start: dayOf('2026-11-09'),
      end: dayOf('2026-11-14'),
      milestone: false,
    });
  });

  it('is nothing without a date, and one day with one', () => {
    expect(spanOf(task(null, null))).toBeUndefined();
    expect(spanOf(task(null, '2026-11-13'))).toMatchObject({ start: dayOf('2026-11-13'), open: 'start' });
    expect(spanOf(task('2026-11-13', null))).toMatchObject({ end: dayOf('2026-11-14'), open: 'end' });
  });

  it('reads dates that stand the wrong way round', () => {
    expect(spanOf(task('2026-11-13', '2026-11-09'))).toMatchObject({
      start: dayOf('2026-11-09'),
      end: dayOf('2026-11-14'),
    });
  });

  it('is a milestone with no work on one day', () => {
    expect(spanOf(task('2026-12-04', '2026-12-04', 0))?.milestone).toBe(true);
    expect(spanOf(task('2026-12-04', '2026-12-04', null))?.milestone).toBe(false);
    expect(spanOf(task('2026-12-04', '2026-12-05', 0))?.milestone).toBe(false);
  });

  it('counts its working days', () => {
    const days = (start: string, due: string, minutes: number | null = null) => {
      const span = spanOf(task(start, due, minutes));
      return span && workingDaysOf(span);
    };
    expect(days('2026-11-16', '2026-11-26')).toBe(9);
    expect(days('2026-11-28', '2026-11-29')).toBe(0);
    expect(days('2026-12-04', '2026-12-04', 0)).toBe(0);
  });

  it('moves over the end of a month and of winter time', () => {
    expect(moved(task('2026-10-24', '2026-10-31'), 2)).toEqual({
      startDate: '2026-10-26',
      dueDate: '2026-11-02',
    });
    expect(moved(task(null, '2026-12-31'), 1)).toEqual({ startDate: null, dueDate: '2027-01-01' });
  });

  it('grows and shrinks at either side, down to a day', () => {
    const plan = task('2026-11-09', '2026-11-13');
    expect(resized(plan, 'end', 3)).toEqual({ startDate: '2026-11-09', dueDate: '2026-11-16' });
    expect(resized(plan, 'end', -30)).toEqual({ startDate: '2026-11-09', dueDate: '2026-11-09' });
    expect(resized(plan, 'start', 30)).toEqual({ startDate: '2026-11-13', dueDate: '2026-11-13' });
    expect(resized(task(null, '2026-11-13'), 'start', -4)).toEqual({
      startDate: '2026-11-09',
      dueDate: '2026-11-13',
    });
  });

  it('lasts as many working days as asked', () => {
    expect(lasting(task('2026-11-20', '2026-11-20'), 2)).toEqual({
      startDate: '2026-11-20',
      dueDate: '2026-11-23',
    });
    expect(lasting(task('2026-11-21', '2026-11-22'), 1)).toEqual({
      startDate: '2026-11-23',
      dueDate: '2026-11-23',
    });
  });

  it('proposes the estimate, or a week', () => {
    const monday = dayOf('2026-11-23');
    expect(proposedFrom({ estimateMinutes: null }, monday).dueDate).toBe('2026-11-27');
    expect(proposedFrom({ estimateMinutes: 960 }, monday).dueDate).toBe('2026-11-24');
    expect(proposedFrom({ estimateMinutes: 0 }, monday).dueDate).toBe('2026-11-23');
    expect(proposedFrom({ estimateMinutes: 60 }, dayOf('2026-11-28')).dueDate).toBe('2026-11-30');
  });

  it('takes what was drawn from either side', () => {
    expect(between(dayOf('2026-11-25'), dayOf('2026-11-23'))).toEqual({
      startDate: '2026-11-23',
      dueDate: '2026-11-25',
    });
  });
});
