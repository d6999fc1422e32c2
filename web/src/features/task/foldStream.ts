import type { Comment } from '../../model/types';

export interface StreamChange {
  id: string;
  at: string;
  who: string;
  words: string;
}

export type StreamEntry =
  { kind: 'comment'; comment: Comment } | { kind: 'changes'; changes: StreamChange[] };

/** Comments and changes by time, the oldest first; what changed between two comments is one entry. */
export function foldStream(comments: readonly Comment[], changes: readonly StreamChange[]): StreamEntry[] {
  const all = [
    ...comments.map((comment) => ({ at: comment.createdAt, comment })),
    ...changes.map((change) => ({ at: change.at, change })),
  ].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
  const entries: StreamEntry[] = [];
  for (const item of all) {
    const last = entries.at(-1);
    if ('comment' in item) entries.push({ kind: 'comment', comment: item.comment });
    else if (last?.kind === 'changes') last.changes.push(item.change);
    else entries.push({ kind: 'changes', changes: [item.change] });
  }
  return entries;
}
