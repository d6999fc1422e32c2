import type { Task } from '../../model/types';
import { addWorkingDays, dateOf, dayOf, isWeekend, workingDaysBetween, type Day } from './days';

/** The days that a task covers: from the morning of `start` to the evening before `end`. */
export interface Span {
  start: Day;
  end: Day;
  milestone: boolean;
  /** A side without a date of its own: only one of the two is set, and the bar is one day long. */
  open?: 'start' | 'end';
}

type Planned = Pick<Task, 'startDate' | 'dueDate' | 'estimateMinutes'>;
export type Dates = Pick<Task, 'startDate' | 'dueDate'>;

export function spanOf(task: Planned): Span | undefined {
  const { startDate, dueDate } = task;
  if (startDate && dueDate) {
    const [first, last] = startDate <= dueDate ? [startDate, dueDate] : [dueDate, startDate];
    const milestone = first === last && task.estimateMinutes === 0;
    return { start: dayOf(first), end: dayOf(last) + 1, milestone };
  }
  const only = startDate ?? dueDate;
  if (!only) return undefined;
  return { start: dayOf(only), end: dayOf(only) + 1, milestone: false, open: startDate ? 'end' : 'start' };
}

export const workingDaysOf = (span: Span) => (span.milestone ? 0 : workingDaysBetween(span.start, span.end));

/** The same task, so many days later. Sides that are open stay open. */
export function moved(task: Dates, days: number): Dates {
  return {
    startDate: task.startDate && dateOf(dayOf(task.startDate) + days),
    dueDate: task.dueDate && dateOf(dayOf(task.dueDate) + days),
  };
}

/** One side later or earlier by so many days; never shorter than a day. A side that was open gets its date. */
export function resized(task: Planned, side: 'start' | 'end', days: number): Dates {
  const span = spanOf(task);
  if (!span) return { startDate: task.startDate, dueDate: task.dueDate };
  const start = side === 'start' ? Math.min(span.start + days, span.end - 1) : span.start;
  const end = side === 'end' ? Math.max(span.end + days, span.start + 1) : span.end;
  return { startDate: dateOf(start), dueDate: dateOf(end - 1) };
}

/** From where it starts, over so many working days. */
export function lasting(task: Planned, workingDays: number): Dates {
  const span = spanOf(task);
  if (!span) return { startDate: task.startDate, dueDate: task.dueDate };
  let start = span.start;
  while (isWeekend(start)) start++;
  return { startDate: dateOf(start), dueDate: dateOf(addWorkingDays(start, Math.max(1, workingDays)) - 1) };
}

const minutesOfDay = 8 * 60;
const defaultWorkingDays = 5;

/** What a first click proposes for a task without dates: as long as it is estimated, from that day on. */
export function proposedFrom(task: Pick<Task, 'estimateMinutes'>, day: Day): Dates {
  if (task.estimateMinutes === 0) return { startDate: dateOf(day), dueDate: dateOf(day) };
  const days = task.estimateMinutes ? Math.ceil(task.estimateMinutes / minutesOfDay) : defaultWorkingDays;
  return { startDate: dateOf(day), dueDate: dateOf(Math.max(day, addWorkingDays(day, days) - 1)) };
}

export const between = (a: Day, b: Day): Dates => ({
  startDate: dateOf(Math.min(a, b)),
  dueDate: dateOf(Math.max(a, b)),
});
