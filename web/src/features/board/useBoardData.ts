import { useMemo, useRef } from 'react';
import { useAppSelector } from '../../live/hooks';
import { usePartCounts } from '../../live/partCounts';
import { useProjectData } from '../../live/useProjectData';
import { selectPendingIds, selectTasks } from '../../model/selectors';
import type { Task } from '../../model/types';
import { useRemoteGlow } from '../../ui/useRemoteGlow';
import { useResolved } from '../../ui/useResolved';
import { useTaskFilter } from '../../ui/useTaskFilter';
import { boardColumns, type BoardColumnData } from './boardColumns';

export interface Parts {
  done: number;
  total: number;
}

const assigneesOf = (task: Task) => task.assigneeIds;
const labelIdsOf = (task: Task) => task.labelIds;

/** Everything that the board shows: its columns after the filter, and what each card says besides its own fields. */
export function useBoardData(projectId: string, withSubtasks: boolean) {
  const project = useProjectData(projectId);
  const tasks = useAppSelector((state) => selectTasks(state, projectId));
  const pendingIds = useAppSelector(selectPendingIds);
  const partCounts = usePartCounts(projectId);
  const filter = useTaskFilter(project.me?.userId);
  const before = useRef<readonly BoardColumnData[]>([]);

  const { matches } = filter;

  const columns = useMemo(() => {
    const shown = tasks.filter((task) => (withSubtasks || !task.parentId) && matches(task));
    before.current = boardColumns(project.statuses, shown, before.current);
    return before.current;
  }, [tasks, project.statuses, matches, withSubtasks]);

  const totals = useMemo(() => {
    const counts = new Map<string, number>();
    for (const task of tasks)
      if (withSubtasks || !task.parentId) counts.set(task.statusId, (counts.get(task.statusId) ?? 0) + 1);
    return counts;
  }, [tasks, withSubtasks]);

  const byId = useMemo(() => new Map(tasks.map((task) => [task.id, task])), [tasks]);
  const parts = useMemo(() => countParts(tasks), [tasks]);
  const glowing = useRemoteGlow(tasks, pendingIds);
  const people = useResolved(project.personById, assigneesOf);
  const labels = useResolved(project.labelById, labelIdsOf);

  const factsOf = (task: Task) => {
    const count = parts.get(task.id);
    return {
      people: people(task),
      labels: labels(task),
      parentKey: task.parentId ? byId.get(task.parentId)?.key : undefined,
      subtasks: count?.total ?? 0,
      subtasksDone: count?.done ?? 0,
      counts: partCounts[task.id],
      glowing: glowing.has(task.id),
      pending: pendingIds.has(task.id),
    };
  };
  return { project, tasks, byId, columns, totals, filter, factsOf };
}

function countParts(tasks: readonly Task[]): ReadonlyMap<string, Parts> {
  const counts = new Map<string, Parts>();
  for (const { parentId, category } of tasks) {
    if (!parentId || category === 'cancelled') continue;
    const parts = counts.get(parentId) ?? { done: 0, total: 0 };
    parts.total += 1;
    if (category === 'done') parts.done += 1;
    counts.set(parentId, parts);
  }
  return counts;
}
