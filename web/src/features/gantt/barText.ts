import type { Task } from '../../model/types';
import { dayOf, type Day } from './days';
import type { TreeRow } from './taskTree';
import { longDate, shortDate } from './timeScale';

export interface BarText {
  /** Behind the bar: "Ada · 60 %". */
  beside: string;
  /** Added in the colour of lateness: "4 days late". */
  late?: string;
  /** The whole bar in one sentence, for those who do not see it. */
  name: string;
}

export function barText(
  row: TreeRow,
  names: readonly string[],
  waitsFor: readonly string[],
  today: Day,
): BarText {
  const { task, span, progress } = row;
  const late = lateText(task, today);
  const percent = progress === null ? [] : [`${String(progress)} percent`];
  const waits = waitsFor.length ? [`waits for ${waitsFor.join(' and ')}`] : [];
  return {
    beside: besideText(row, names),
    ...(late && !row.summary ? { late } : {}),
    name: [
      task.title,
      span ? rangeText(span.start, span.end, span.milestone) : 'no dates',
      ...percent,
      ...(late ? [late] : []),
      ...waits,
    ].join(', '),
  };
}

/** "25 November to 1 December"; a milestone and a single day have one date. */
export function rangeText(start: Day, end: Day, milestone = false): string {
  return milestone || end - start === 1 ? longDate(start) : `${longDate(start)} to ${longDate(end - 1)}`;
}

export const shortRange = (start: Day, end: Day) =>
  end - start === 1 ? shortDate(start) : `${shortDate(start)} – ${shortDate(end - 1)}`;

function besideText({ task, span, summary, progress }: TreeRow, names: readonly string[]): string {
  if (summary || !span) return progress === null ? '' : `${String(progress)} %`;
  if (span.milestone) return shortDate(span.start);
  const closed = task.category === 'done' || task.category === 'cancelled';
  const who = names.length ? shortNames(names) : closed ? '' : 'Nobody yet';
  const state =
    task.category === 'done'
      ? 'done'
      : task.category === 'cancelled'
        ? 'cancelled'
        : progress === null
          ? ''
          : `${String(progress)} %`;
  return [who, state].filter(Boolean).join(' · ');
}

const firstName = (name: string) => name.trim().split(/\s+/)[0] ?? name;

function shortNames(names: readonly string[]): string {
  const shown = names.slice(0, 2).map(firstName).join(', ');
  return names.length > 2 ? `${shown} +${String(names.length - 2)}` : shown;
}

function lateText(task: Pick<Task, 'dueDate' | 'category'>, today: Day): string | undefined {
  if (!task.dueDate || task.category === 'done' || task.category === 'cancelled') return undefined;
  const days = today - dayOf(task.dueDate);
  if (days <= 0) return undefined;
  return days === 1 ? '1 day late' : `${String(days)} days late`;
}
