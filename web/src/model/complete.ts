import { byPosition } from '../lib/position';
import type { Patch, Status, Tables } from './types';

/** What the server derives from a write, foreseen: a task's category and completion follow its status. */
export function completePatch(tables: Tables, patch: Patch, now: string): Patch {
  if (patch.entity !== 'task' || patch.op === 'deleted') return patch;
  const status = typeof patch.data.statusId === 'string' ? tables.status[patch.data.statusId] : undefined;
  if (!status) return patch;
  const before = tables.task[patch.entityId];
  const stays = before?.category === status.category;
  const completedAt = stays ? before.completedAt : status.category === 'done' ? now : null;
  return { ...patch, data: { ...patch.data, category: status.category, completedAt } };
}

/** Where a new task starts when nothing else is said. */
export function firstStatus(statuses: readonly Status[]): Status | undefined {
  const sorted = [...statuses].sort(byPosition);
  return sorted.find((status) => status.category === 'todo') ?? sorted[0];
}
