import { addDays, formatDate, weekday } from '../lib/dates';
import { addMonths } from './calendarDays';

const weekdays = Array.from({ length: 7 }, (_, index) => addDays('2026-11-23', index));
const months = Array.from({ length: 12 }, (_, index) => `2026-${String(index + 1).padStart(2, '0')}-15`);

/** A date typed in words: "today", "tomorrow", "fri", "in 3 days", "+2w", "26 nov", "26.11.", "2026-11-26". Null for anything else. */
export function parseDate(input: string, today: string, locale = 'en-GB'): string | null {
  const text = input.trim().toLocaleLowerCase().replace(/,/g, ' ');
  if (text === 'today') return today;
  if (text.length >= 3 && 'tomorrow'.startsWith(text)) return addDays(today, 1);
  if (text === 'yesterday') return addDays(today, -1);
  if (text === 'next week') return addDays(today, 8 - weekday(today));

  const relative = /^(?:in\s+|\+)(\d{1,3})\s*(d|days?|w|weeks?|m|months?)?$/.exec(text);
  if (relative) {
    const count = Number(relative[1]);
    const unit = relative[2]?.[0] ?? 'd';
    return unit === 'm' ? addMonths(today, count) : addDays(today, unit === 'w' ? count * 7 : count);
  }
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return valid(text);

  const named = weekdays.findIndex((day) =>
    startsName(text.replace(/^next\s+/, ''), day, { weekday: 'long' }, locale),
  );
  if (named >= 0) return addDays(today, ((named + 1 - weekday(today) + 6) % 7) + 1);

  const [day, name, ofYear] = dayAndMonth(text);
  if (!day || !name) return null;
  const month = /^\d+$/.test(name)
    ? Number(name)
    : months.findIndex((date) => startsName(name, date, { month: 'long' }, locale)) + 1;
  if (month < 1) return null;
  const on = (year: number) => valid(`${year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`);
  if (ofYear) return on(Number(ofYear));
  const year = Number(today.slice(0, 4));
  const thisYear = on(year);
  // A day and month long gone means the next one: "3 jan" in December.
  return thisYear !== null && thisYear >= addMonths(today, -6) ? thisYear : on(year + 1);
}

/** "26 nov 2027", "26.11." and "nov 26" as day, month and year. */
function dayAndMonth(text: string): (string | undefined)[] {
  const dayFirst = /^(\d{1,2})[\s./]+(\p{L}+|\d{1,2})\.?[\s./]*(\d{4})?$/u.exec(text);
  if (dayFirst) return dayFirst.slice(1);
  const [, month, day, year] = /^(\p{L}+)\.?\s+(\d{1,2})(?:\s+(\d{4}))?$/u.exec(text) ?? [];
  return [day, month, year];
}

function startsName(
  text: string,
  date: string,
  options: Intl.DateTimeFormatOptions,
  locale: string,
): boolean {
  return (
    text.length >= 3 &&
    [locale, 'en-GB'].some((name) => formatDate(date, options, name).toLocaleLowerCase().startsWith(text))
  );
}

function valid(date: string): string | null {
  const time = Date.parse(`${date}T00:00:00Z`);
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== date ? null : date;
}
