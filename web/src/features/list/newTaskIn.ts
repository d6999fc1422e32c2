import { positionBetween } from '../../lib/position';
import { firstStatus } from '../../model/complete';
import type { NewTask } from '../../model/taskCommands';
import type { Priority, Status, Task } from '../../model/types';
import type { Grouping } from './listRows';

interface Where {
  title: string;
  statuses: readonly Status[];
  tasks: readonly Task[];
}

/** A task made in a group gets what makes the group. */
export function newTaskIn(
  grouping: Grouping,
  group: string,
  { title, statuses, tasks }: Where,
): NewTask | null {
  const statusId = grouping === 'status' ? group : firstStatus(statuses)?.id;
  if (!statusId) return null;
  const last = tasks.findLast((task) => task.statusId === statusId)?.position ?? null;
  const base: NewTask = { title, statusId, position: positionBetween(last, null) };
  if (group === 'none') return base;
  if (grouping === 'assignee') return { ...base, assigneeIds: [group] };
  if (grouping === 'label') return { ...base, labelIds: [group] };
  if (grouping === 'priority') return { ...base, priority: group as Priority };
  return base;
}
