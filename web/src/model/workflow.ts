import { roleKey } from './roles';
import type { Status } from './types';

/** Who asks: their role in the project, and whether they manage its workflow. */
export interface Mover {
  role: { role: string; roleId?: string | null } | undefined;
  manages: boolean;
}

/** True if the workflow lets them take a task from one status to the other. The server decides; this spares a refusal. */
export function mayTransition(from: Status | undefined, toId: string, { role, manages }: Mover): boolean {
  if (!from?.transitions || from.id === toId || manages) return true;
  const way = from.transitions.find(({ toStatusId }) => toStatusId === toId);
  return way !== undefined && (!way.roles || (role !== undefined && way.roles.includes(roleKey(role))));
}

/** How full a column is against its limit. */
export function wipState(count: number, limit: number | null): 'free' | 'full' | 'over' {
  if (limit === null || count < limit) return 'free';
  return count > limit ? 'over' : 'full';
}
