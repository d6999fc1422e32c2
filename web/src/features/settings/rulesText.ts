import type { Status } from '../../model/types';

/** The rules of a status in a few words: "At most 4 · to In review, Done". */
export function rulesText({ wipLimit, transitions }: Status, statuses: readonly Status[]): string {
  const names =
    transitions &&
    statuses
      .filter(({ id }) => transitions.some(({ toStatusId }) => toStatusId === id))
      .map(({ name }) => name);
  return [
    ...(wipLimit === null ? [] : [`At most ${wipLimit}`]),
    ...(names ? [names.length > 0 ? `to ${names.join(', ')}` : 'to nowhere'] : []),
  ].join(' \u00b7 ');
}
