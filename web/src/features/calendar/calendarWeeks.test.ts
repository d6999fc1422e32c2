import { describe, expect, it } from 'vitest';
import { addDays } from '../../lib/dates';
import { calendarWeeks, movedBy } from './calendarWeeks';

const task = (id: string, startDate: string | null, dueDate: string | null) => ({ id, startDate, dueDate });
const days = Array.from({ length: 14 }, (_, n) => addDays('2026-11-23', n));
const bars = (week: ReturnType<typeof calendarWeeks> | undefined, n: number) =>
  week?.[n]?.bars.map(({ task: { id }, from, days: length, lane, begins, ends }) => [
    id,
    from,
    length,
    lane,
    begins,
    ends,
  ]);

describe('weeks of a calendar', () => {
  it('puts a task with one date on its day, the due date before the start', () => {
    const [week] = calendarWeeks(days, [
      task('due', null, '2026-11-24'),
      task('start', '2026-11-24', null),
      task('same', '2026-11-25', '2026-11-25'),
      task('none', null, null),
    ]);

    expect(week?.byDay.get('2026-11-24')?.map(({ id }) => id)).toEqual(['due', 'start']);
    expect(week?.byDay.get('2026-11-25')?.map(({ id }) => id)).toEqual(['same']);
    expect(week?.bars).toEqual([]);
  });

  it('cuts a span at the end of the week and goes on in the next', () => {
    const weeks = calendarWeeks(days, [task('long', '2026-11-27', '2026-12-01')]);

    expect(bars(weeks, 0)).toEqual([['long', 4, 3, 0, true, false]]);
    expect(bars(weeks, 1)).toEqual([['long', 0, 2, 0, false, true]]);
  });

  it('uses a lane again where it is free', () => {
    const weeks = calendarWeeks(days, [
      task('a', '2026-11-23', '2026-11-25'),
      task('b', '2026-11-24', '2026-11-26'),
      task('c', '2026-11-26', '2026-11-28'),
      task('d', '2026-11-25', '2026-11-26'),
    ]);

    expect(bars(weeks, 0)?.map(([id, , , lane]) => [id, lane])).toEqual([
      ['a', 0],
      ['b', 1],
      ['d', 2],
      ['c', 0],
    ]);
    expect(weeks[0]?.lanes).toBe(3);
  });

  it('gives the lanes to the work before the sums of it', () => {
    const weeks = calendarWeeks(days, [
      task('sum', '2026-11-23', '2026-12-04'),
      { ...task('part', '2026-11-24', '2026-11-25'), parentId: 'sum' },
    ]);

    expect(bars(weeks, 0)?.map(([id, , , lane]) => [id, lane])).toEqual([
      ['part', 0],
      ['sum', 1],
    ]);
  });

  it('moves both dates, and none that is not there', () => {
    expect(movedBy(task('a', '2026-11-30', '2026-12-01'), 2)).toEqual({
      startDate: '2026-12-02',
      dueDate: '2026-12-03',
    });
    expect(movedBy(task('a', null, '2026-12-01'), -1)).toEqual({ dueDate: '2026-11-30' });
  });
});
