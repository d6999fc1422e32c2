import { addDays, daysBetween } from '../../lib/dates';

export interface Dated {
  id: string;
  startDate: string | null;
  dueDate: string | null;
  parentId?: string | null;
}

/** A task over several days, as a piece of one week. */
export interface Bar<T> {
  task: T;
  /** 0 to 6. */
  from: number;
  days: number;
  lane: number;
  begins: boolean;
  ends: boolean;
}

export interface Week<T> {
  days: string[];
  bars: Bar<T>[];
  lanes: number;
  /** Tasks that stand on one day, by the day. */
  byDay: ReadonlyMap<string, T[]>;
}

const isSpan = ({ startDate, dueDate }: Dated) =>
  startDate !== null && dueDate !== null && daysBetween(startDate, dueDate) > 0;

/** The day of a task that is no span: its due date, else its start. */
export const dayOf = ({ startDate, dueDate }: Dated) => dueDate ?? startDate;

/**
 * Days by weeks, with what stands in each: bars in as few lanes as they need, the earlier and longer above. Sums of other tasks
 * come below those: they run for months, and would leave no room for the work itself.
 */
export function calendarWeeks<T extends Dated>(days: readonly string[], tasks: readonly T[]): Week<T>[] {
  const sums = new Set(tasks.map(({ parentId }) => parentId));
  const isSum = ({ id }: Dated) => Number(sums.has(id));
  const spans = tasks
    .filter(isSpan)
    .sort(
      (a, b) =>
        isSum(a) - isSum(b) ||
        (a.startDate ?? '').localeCompare(b.startDate ?? '') ||
        (b.dueDate ?? '').localeCompare(a.dueDate ?? ''),
    );
  const byDay = new Map<string, T[]>();
  for (const task of tasks) {
    const day = isSpan(task) ? null : dayOf(task);
    if (day) byDay.set(day, [...(byDay.get(day) ?? []), task]);
  }
  return Array.from({ length: days.length / 7 }, (_, n) => {
    const week = days.slice(n * 7, n * 7 + 7);
    const bars = barsOf(week, spans);
    return { days: week, bars, lanes: Math.max(0, ...bars.map((bar) => bar.lane + 1)), byDay };
  });
}

function barsOf<T extends Dated>(week: readonly string[], spans: readonly T[]): Bar<T>[] {
  const [monday = '', sunday = ''] = [week[0], week[6]];
  const free: string[] = [];
  return spans.flatMap((task) => {
    const [start, due] = [task.startDate ?? '', task.dueDate ?? ''];
    if (start > sunday || due < monday) return [];
    const from = Math.max(0, daysBetween(monday, start));
    const to = Math.min(6, daysBetween(monday, due));
    let lane = free.findIndex((until) => until < (week[from] ?? ''));
    if (lane < 0) lane = free.length;
    free[lane] = week[to] ?? '';
    return [{ task, from, days: to - from + 1, lane, begins: start >= monday, ends: due <= sunday }];
  });
}

/** The dates of a task that is moved by days; what has no date stays without. */
export function movedBy(task: Dated, days: number): { startDate?: string; dueDate?: string } {
  return {
    ...(task.startDate ? { startDate: addDays(task.startDate, days) } : {}),
    ...(task.dueDate ? { dueDate: addDays(task.dueDate, days) } : {}),
  };
}
