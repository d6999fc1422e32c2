import type { Dependency, DependencyType } from '../../model/types';
import { workingDayMinutes } from './linkRules';

// "FER-219", "FER-219 SS", "FER-219 FS + 2 days": what stands in the column "Waits for" and can be typed there.

export interface Wait {
  predecessorId: string;
  type: DependencyType;
  lagMinutes: number;
}

export function waitText(wait: Pick<Wait, 'type' | 'lagMinutes'>, key: string): string {
  const days = Math.round((wait.lagMinutes / workingDayMinutes) * 100) / 100;
  const lag = days ? ` ${days > 0 ? '+' : '−'}${String(Math.abs(days))}d` : '';
  const type = wait.type === 'FS' && !lag ? '' : ` ${wait.type}`;
  return `${key}${type}${lag}`;
}

const pattern =
  /^([a-z][a-z\d]*-\d+|\d+)\s*(FS|SS|FF|SF)?\s*(?:([+\-−–])\s*(\d+(?:\.\d+)?)\s*(d|days?|h|hours?|))?$/i;

/** What was typed, or the sentence that says what cannot be read. `find` knows tasks by their key or number. */
export function parseWaits(text: string, find: (key: string) => string | undefined): Wait[] | string {
  const waits = new Map<string, Wait>();
  for (const part of text.split(/[,;\n]/).map((piece) => piece.trim())) {
    if (!part) continue;
    const [, key = '', type = 'FS', sign, amount, unit = 'd'] = pattern.exec(part) ?? [];
    if (!key) return `“${part}” cannot be read. Write a key, for example FER-12, or FER-12 SS +2d.`;
    const predecessorId = find(key);
    if (!predecessorId) return `There is no task ${key.toUpperCase()} in this project.`;
    const count = amount ? Number(amount) : 0;
    const minutes = Math.round(count * (unit.toLowerCase().startsWith('h') ? 60 : workingDayMinutes));
    const lagMinutes = sign === '+' || !minutes ? minutes : -minutes;
    waits.set(predecessorId, { predecessorId, type: type.toUpperCase() as DependencyType, lagMinutes });
  }
  return [...waits.values()];
}

/** Links to remove and waits to add, so that a task waits for exactly `wanted`. */
export function compareWaits(existing: readonly Dependency[], wanted: readonly Wait[]) {
  const same = (link: Dependency, wait: Wait) =>
    link.predecessorId === wait.predecessorId &&
    link.type === wait.type &&
    link.lagMinutes === wait.lagMinutes;
  return {
    remove: existing.filter((link) => !wanted.some((wait) => same(link, wait))),
    add: wanted.filter((wait) => !existing.some((link) => same(link, wait))),
  };
}
