import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { useAppSelector } from '../../live/hooks';
import { selectStatuses } from '../../model/selectors';
import type { Task } from '../../model/types';
import { useTaskFilter } from '../../ui/useTaskFilter';

export interface TaskRoute {
  previous: Task | undefined;
  next: Task | undefined;
  open: (task: Task) => void;
  hrefOf: (key: string) => string;
}

/** The way from task to task: through the columns from top to bottom, as far as the filter shows them. */
export function useTaskRoute(tasks: readonly Task[], taskId: string, me: string | undefined): TaskRoute {
  const [params, setParams] = useSearchParams();
  const { matches } = useTaskFilter(me);
  const projectId = tasks[0]?.projectId ?? '';
  const statuses = useAppSelector((state) => selectStatuses(state, projectId));

  const order = useMemo(
    () =>
      statuses.flatMap(({ id }) =>
        tasks.filter((task) => task.statusId === id && (task.id === taskId || matches(task))),
      ),
    [statuses, tasks, matches, taskId],
  );
  const at = order.findIndex((task) => task.id === taskId);
  const open = useCallback(
    (task: Task) =>
      setParams(
        (now) => {
          now.set('task', task.key || task.id);
          return now;
        },
        { replace: true },
      ),
    [setParams],
  );
  const base = useMemo(() => {
    const rest = new URLSearchParams(params);
    rest.delete('task');
    return rest.size ? `?${rest.toString()}&task=` : '?task=';
  }, [params]);
  const hrefOf = useCallback((key: string) => base + encodeURIComponent(key), [base]);
  return { previous: order[at - 1], next: at < 0 ? undefined : order[at + 1], open, hrefOf };
}
