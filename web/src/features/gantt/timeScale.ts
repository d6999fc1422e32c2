import { dateFormatter } from '../../lib/dates';
import {
  dateOf,
  dayOf,
  isoWeekOf,
  instantOf,
  isWeekend,
  monthOf,
  startOfMonth,
  weekdayOf,
  type Day,
} from './days';

export const zooms = ['hour', 'day', 'week', 'quarter'] as const;
export type Zoom = (typeof zooms)[number];

export const pixelsPerDay: Record<Zoom, number> = { hour: 480, day: 20, week: 6, quarter: 2 };

/** The stretch of days that can be scrolled to, and how wide a day is. */
export interface TimeScale {
  zoom: Zoom;
  from: Day;
  to: Day;
}

export interface Tick {
  day: Day;
  x: number;
  width: number;
  label: string;
  today?: boolean;
}

export const xOf = (scale: TimeScale, day: Day) => (day - scale.from) * pixelsPerDay[scale.zoom];
export const dayAt = (scale: TimeScale, x: number): Day =>
  scale.from + Math.floor(x / pixelsPerDay[scale.zoom]);
export const widthOf = (scale: TimeScale) => xOf(scale, scale.to);

export const nextZoom = (zoom: Zoom, step: 1 | -1): Zoom =>
  zooms[Math.min(zooms.length - 1, Math.max(0, zooms.indexOf(zoom) + step))] ?? zoom;

// Room to scroll and to drag into, on both sides of the plan.
const monthsAround: Record<Zoom, number> = { hour: 0, day: 2, week: 6, quarter: 18 };
const longestHourPlan = 90;

/** Whole months around everything planned and today. */
export function scaleFor(zoom: Zoom, today: Day, days: Iterable<Day>): TimeScale {
  let first = today;
  let last = today;
  for (const day of days) {
    first = Math.min(first, day);
    last = Math.max(last, day);
  }
  if (zoom === 'hour') return { zoom, from: first - 7, to: Math.max(last, first + longestHourPlan) + 14 };
  const around = monthsAround[zoom];
  return { zoom, from: startOfMonth(first, -around), to: startOfMonth(last, around + 2) };
}

const format = (day: Day, options: Intl.DateTimeFormatOptions): string =>
  dateFormatter(options).format(instantOf(day));

/** "9 Nov" */
export const shortDate = (day: Day) => format(day, { day: 'numeric', month: 'short' });
/** "25 November" */
export const longDate = (day: Day) => format(day, { day: 'numeric', month: 'long' });

/** The two lines of the head, for the days from `from` up to `to`. */
export function ticksOf(scale: TimeScale, from: Day, to: Day, today: Day): { upper: Tick[]; lower: Tick[] } {
  const stop = Math.min(to, scale.to);
  const start = Math.max(from, scale.from);
  const tick = (day: Day, next: Day, label: string): Tick => ({
    day,
    x: xOf(scale, day),
    width: xOf(scale, next) - xOf(scale, day),
    label,
    ...(day <= today && today < next ? { today: true } : {}),
  });
  return build[scale.zoom](start, stop, tick);
}

type Build = (
  from: Day,
  to: Day,
  tick: (day: Day, next: Day, label: string) => Tick,
) => { upper: Tick[]; lower: Tick[] };

const build: Record<Zoom, Build> = {
  hour: (from, to, tick) => ({
    upper: everyDay(from, to).map((day) =>
      tick(day, day + 1, format(day, { weekday: 'short', day: 'numeric', month: 'short' })),
    ),
    lower: everyDay(from, to).flatMap((day) =>
      Array.from({ length: 12 }, (_, i) => ({
        ...tick(day + i / 12, day + (i + 1) / 12, `${String(i * 2).padStart(2, '0')}:00`),
        today: false,
      })),
    ),
  }),
  day: (from, to, tick) => ({
    upper: everyWeek(from, to).map((day) =>
      tick(day, day + 7, `Week ${String(isoWeekOf(day))} · ${shortDate(day)}`),
    ),
    lower: everyDay(from, to)
      .filter((day) => !isWeekend(day))
      .map((day) => tick(day, day + 1, dayOfMonth(day))),
  }),
  week: (from, to, tick) => ({
    upper: everyMonth(from, to, 1).map((day) =>
      tick(day, startOfMonth(day, 1), format(day, { month: 'long', year: 'numeric' })),
    ),
    lower: everyWeek(from, to).map((day) => tick(day, day + 7, dayOfMonth(day))),
  }),
  quarter: (from, to, tick) => ({
    upper: everyMonth(from, to, 3).map((day) =>
      tick(day, startOfMonth(day, 3), `Q${String(Math.ceil(monthOf(day) / 3))} ${dateOf(day).slice(0, 4)}`),
    ),
    lower: everyMonth(from, to, 1).map((day) =>
      tick(day, startOfMonth(day, 1), format(day, { month: 'short' })),
    ),
  }),
};

const dayOfMonth = (day: Day) => String(Number(dateOf(day).slice(8)));

function everyDay(from: Day, to: Day): Day[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i);
}

function everyWeek(from: Day, to: Day): Day[] {
  const monday = from - weekdayOf(from);
  return Array.from({ length: Math.max(0, Math.ceil((to - monday) / 7)) }, (_, i) => monday + i * 7);
}

function everyMonth(from: Day, to: Day, step: 1 | 3): Day[] {
  const months: Day[] = [];
  const first = dayOf(dateOf(startOfMonth(from, -((monthOf(from) - 1) % step))));
  for (let day = first; day < to; day = startOfMonth(day, step)) months.push(day);
  return months;
}

/** Saturdays, at the zooms where a weekend is wide enough to be seen. */
export function weekendsOf(scale: TimeScale, from: Day, to: Day): { day: Day; x: number; width: number }[] {
  if (scale.zoom === 'quarter') return [];
  return everyWeek(from, to).map((monday) => ({
    day: monday + 5,
    x: xOf(scale, monday + 5),
    width: 2 * pixelsPerDay[scale.zoom],
  }));
}
