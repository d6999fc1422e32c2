// Calendar dates are strings YYYY-MM-DD: a day on a wall calendar, the same in every zone. They are never UTC instants;
// `Date` objects made here stand at noon UTC and exist only to count and to name.

const dayMs = 86_400_000;

let habits: { timeZone?: string | undefined; locale?: string | undefined } = {};

/** Whose midnight counts and how dates are written, where the person has chosen; else both are the device's. */
export function setDateHabits(timeZone: string | null | undefined, locale: string | null | undefined) {
  habits = { timeZone: timeZone ?? undefined, locale: locale ?? undefined };
}

const noon = (date: string) => new Date(`${date}T12:00:00Z`);
const fromNoon = (date: Date) => date.toISOString().slice(0, 10);

/** Today on the wall calendar where the person is. */
export function today(now = new Date()): string {
  // Swedish writes dates like ISO 8601 does.
  if (habits.timeZone) return now.toLocaleDateString('sv-SE', { timeZone: habits.timeZone });
  const two = (n: number) => String(n).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

export function isDate(text: string): boolean {
  return (
    /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(noon(text).getTime()) && fromNoon(noon(text)) === text
  );
}

export function addDays(date: string, days: number): string {
  return fromNoon(new Date(noon(date).getTime() + days * dayMs));
}

/** Days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((noon(to).getTime() - noon(from).getTime()) / dayMs);
}

/** 1 Monday to 7 Sunday. */
export function weekday(date: string): number {
  return noon(date).getUTCDay() || 7;
}

export function startOfWeek(date: string): string {
  return addDays(date, 1 - weekday(date));
}

export function isWeekend(date: string): boolean {
  return weekday(date) > 5;
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/** For dates that stand at noon UTC. Making a formatter costs a hundred times what using it does, so each is made once. */
export function dateFormatter(
  options: Intl.DateTimeFormatOptions,
  locale = habits.locale,
): Intl.DateTimeFormat {
  const name = JSON.stringify([locale, options]);
  const formatter = formatters.get(name) ?? new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
  formatters.set(name, formatter);
  return formatter;
}

export function formatDate(date: string, options: Intl.DateTimeFormatOptions, locale?: string): string {
  return dateFormatter(options, locale).format(noon(date));
}

/** "26 Nov", with the weekday inside a week, with the year only if it is not this one. */
export function shortDate(date: string, now = today()): string {
  const distance = daysBetween(now, date);
  return formatDate(date, {
    day: 'numeric',
    month: 'short',
    ...(distance > 1 && distance < 8 ? { weekday: 'short' } : {}),
    ...(date.slice(0, 4) === now.slice(0, 4) ? {} : { year: 'numeric' }),
  });
}

export interface DueText {
  text: string;
  tone: 'soon' | 'late' | 'plain';
}

/** How a due date is said: today and tomorrow in words, lateness in days. */
export function dueText(date: string, now = today()): DueText {
  const days = daysBetween(now, date);
  if (days < 0) return { text: days === -1 ? '1 day late' : `${-days} days late`, tone: 'late' };
  if (days === 0) return { text: 'Today', tone: 'soon' };
  if (days === 1) return { text: 'Tomorrow', tone: 'soon' };
  return { text: shortDate(date, now), tone: 'plain' };
}

const ago: [limit: number, seconds: number, unit: Intl.RelativeTimeFormatUnit][] = [
  [3600, 60, 'minute'],
  [86_400, 3600, 'hour'],
  [7 * 86_400, 86_400, 'day'],
];

/** "8 minutes ago", "yesterday", then the date. For instants. */
export function timeAgo(instant: string, now = Date.now(), locale = habits.locale): string {
  const seconds = Math.max(0, (now - Date.parse(instant)) / 1000);
  if (seconds < 60) return 'just now';
  const step = ago.find(([limit]) => seconds < limit);
  if (!step) return shortDate(today(new Date(instant)), today(new Date(now)));
  return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(
    -Math.floor(seconds / step[1]),
    step[2],
  );
}

/** An instant in full: "25 November 2026 at 14:05". */
export function instantText(instant: string): string {
  return new Date(instant).toLocaleString(habits.locale, {
    dateStyle: 'long',
    timeStyle: 'short',
    ...(habits.timeZone ? { timeZone: habits.timeZone } : {}),
  });
}
