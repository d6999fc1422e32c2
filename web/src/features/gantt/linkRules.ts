import type { Dependency } from '../../model/types';
import { addWorkingDays, type Day } from './days';
import type { Span } from './span';

/** Minutes of a working day, until projects have calendars of their own. */
export const workingDayMinutes = 8 * 60;

type Rule = Pick<Dependency, 'type' | 'lagMinutes'>;

/**
 * By how many days the later task starts or ends too early for the link, 0 when it keeps to it.
 * A milestone lies at both ends of its day, so that what ends and what starts on that day fits.
 */
export function daysTooEarly(link: Rule, before: Span, after: Span): number {
  const from = link.type === 'SS' || link.type === 'SF' ? before.start : endOf(before);
  const limit = addWorkingDays(from, link.lagMinutes / workingDayMinutes);
  const at = link.type === 'FS' || link.type === 'SS' ? startOf(after) : after.end;
  return Math.max(0, limit - at);
}

const endOf = (span: Span): Day => (span.milestone ? span.start : span.end);
const startOf = (span: Span): Day => (span.milestone ? span.end : span.start);

export const typeNames: Record<Dependency['type'], string> = {
  FS: 'finish to start',
  SS: 'start to start',
  FF: 'finish to finish',
  SF: 'start to finish',
};

const rules: Record<Dependency['type'], (before: string, after: string) => string> = {
  FS: (before, after) => `${after} starts before ${before} has ended`,
  SS: (before, after) => `${after} starts before ${before} has started`,
  FF: (before, after) => `${after} ends before ${before} has ended`,
  SF: (before, after) => `${after} ends before ${before} has started`,
};

/** What is wrong with a link that is not kept to, in a sentence without its full stop. */
export function breach(link: Rule, before: string, after: string): string {
  const lag = lagText(link.lagMinutes);
  return rules[link.type](before, after) + (lag ? ` (${lag})` : '');
}

/** "2 days later", "1.5 days earlier", or nothing. */
export function lagText(lagMinutes: number): string {
  if (!lagMinutes) return '';
  const days = Math.round((Math.abs(lagMinutes) / workingDayMinutes) * 100) / 100;
  return `${String(days)} ${days === 1 ? 'day' : 'days'} ${lagMinutes > 0 ? 'later' : 'earlier'}`;
}
