import { addDays, weekday } from '../lib/dates';

/** The same day of another month, or that month's last day. */
export function addMonths(date: string, months: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(day, last));
  return first.toISOString().slice(0, 10);
}

/** 1 (Monday) to 7, as the person's locale counts weeks; Monday where the browser cannot tell. */
export function firstWeekday(locale: string = navigator.language): number {
  const info = new Intl.Locale(locale) as Intl.Locale & {
    getWeekInfo?: () => { firstDay: number };
    weekInfo?: { firstDay: number };
  };
  return info.getWeekInfo?.().firstDay ?? info.weekInfo?.firstDay ?? 1;
}

/** Six weeks of dates that show the month of `date`. */
export function monthGrid(date: string, first = firstWeekday()): string[] {
  const start = `${date.slice(0, 7)}-01`;
  const offset = (weekday(start) - first + 7) % 7;
  return Array.from({ length: 42 }, (_, index) => addDays(start, index - offset));
}
