import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addWorkingDays,
  dateOf,
  dayOf,
  isoWeekOf,
  isWeekend,
  startOfMonth,
  weekdayOf,
  workingDaysBetween,
} from './days';

const anyDay = fc.integer({ min: dayOf('1990-01-01'), max: dayOf('2060-12-31') });

describe('days', () => {
  it('turns a date into a day and back', () => {
    fc.assert(fc.property(anyDay, (day) => dayOf(dateOf(day)) === day));
  });

  it.each([
    ['2026-11-23', 0],
    ['2026-11-29', 6],
    ['1969-12-29', 0],
    ['2024-02-29', 3],
  ])('%s has the weekday %i', (date, weekday) => expect(weekdayOf(dayOf(date))).toBe(weekday));

  it.each([
    ['2026-01-01', 1],
    ['2027-01-01', 53],
    ['2024-12-30', 1],
    ['2026-11-09', 46],
  ])('%s lies in week %i', (date, week) => expect(isoWeekOf(dayOf(date))).toBe(week));

  it('steps through months over the end of a year', () => {
    expect(dateOf(startOfMonth(dayOf('2026-11-30'), 3))).toBe('2027-02-01');
    expect(dateOf(startOfMonth(dayOf('2026-01-31'), -1))).toBe('2025-12-01');
  });

  it('counts working days as a walk over the days does', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -5, max: 60 }), (start, length) => {
        const days = Array.from({ length: Math.max(0, length) }, (_, i) => start + i);
        return workingDaysBetween(start, start + length) === days.filter((day) => !isWeekend(day)).length;
      }),
    );
  });

  it('adds as many working days as it was asked for', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 40 }), (day, count) => {
        expect(workingDaysBetween(day, addWorkingDays(day, count))).toBe(count);
        expect(workingDaysBetween(addWorkingDays(day, -count), day)).toBe(count);
      }),
    );
  });
});
