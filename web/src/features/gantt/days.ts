// A calendar date as a count of days since 1970-01-01, so that the plan can be measured. No clock and no time zone takes part.

const millisecondsPerDay = 86_400_000;

export type Day = number;

export function dayOf(date: string): Day {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return Date.UTC(year, month - 1, day) / millisecondsPerDay;
}

export function dateOf(day: Day): string {
  return instantOf(day).toISOString().slice(0, 10);
}

/** Its midnight in UTC: only for formatting, in UTC. */
export const instantOf = (day: Day) => new Date(day * millisecondsPerDay);

/** 0 is Monday, 6 is Sunday. */
export const weekdayOf = (day: Day) => (((day + 3) % 7) + 7) % 7;

export const isWeekend = (day: Day) => weekdayOf(day) >= 5;

/** The ISO 8601 week: that of the Thursday of the same week. */
export function isoWeekOf(day: Day): number {
  const thursday = day - weekdayOf(day) + 3;
  const newYear = dayOf(`${dateOf(thursday).slice(0, 4)}-01-01`);
  return Math.floor((thursday - newYear) / 7) + 1;
}

/** The first day of the month that lies `months` after the month of `day`. */
export function startOfMonth(day: Day, months = 0): Day {
  const [year = 0, month = 1] = dateOf(day).split('-').map(Number);
  return Date.UTC(year, month - 1 + months, 1) / millisecondsPerDay;
}

export const monthOf = (day: Day) => Number(dateOf(day).slice(5, 7));

/** Monday to Friday from `start` up to but not including `end`. */
export function workingDaysBetween(start: Day, end: Day): number {
  if (end <= start) return 0;
  const weeks = Math.floor((end - start) / 7);
  let days = weeks * 5;
  for (let day = start + weeks * 7; day < end; day++) if (!isWeekend(day)) days++;
  return days;
}

/** The day after `count` working days have passed from the morning of `day`; a negative count goes back. */
export function addWorkingDays(day: Day, count: number): Day {
  let at = day;
  for (let left = Math.floor(count); left > 0; at++) if (!isWeekend(at)) left--;
  for (let left = Math.ceil(count); left < 0; at--) if (!isWeekend(at - 1)) left++;
  return at;
}
