import type { Task } from '../../model/types';
import { moved, resized, spanOf, type Dates } from './span';
import { tasksBelow, type TreeRow } from './taskTree';
import type { Preview } from './usePlan';

export type Grip = 'move' | 'start' | 'end';

/** The dates of all that a drag of this row takes along. What lies below a summary moves with it; a summary has no ends to pull. */
export function datesAfter(row: TreeRow, tasks: readonly Task[], grip: Grip, days: number): Preview {
  const next = new Map<string, Dates>();
  if (row.summary) {
    if (grip !== 'move') return next;
    for (const task of [row.task, ...tasksBelow(tasks, row.task.id)])
      if (spanOf(task)) next.set(task.id, moved(task, days));
  } else if (grip === 'move') next.set(row.task.id, moved(row.task, days));
  else if (!row.span?.milestone) next.set(row.task.id, resized(row.task, grip, days));
  return next;
}
