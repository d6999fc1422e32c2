import { createContext, useCallback, useContext, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { today } from '../lib/dates';
import {
  isFiltering,
  readTaskFilter,
  taskPredicate,
  writeTaskFilter,
  type Filterable,
  type TaskFilter,
} from '../lib/taskFilter';

/** The tasks that the query in the address is about; null while there is none, or no answer yet. */
export const QueryMatches = createContext<ReadonlySet<string> | null>(null);

interface TaskFilterInUrl {
  filter: TaskFilter;
  /** True when something may be hidden. */
  active: boolean;
  matches: (task: Filterable & { id: string }) => boolean;
  change: (part: Partial<TaskFilter>) => void;
  clear: () => void;
}

const nothing = readTaskFilter(new URLSearchParams());

/** The filter that stands in the address, the same for every view of a project. `me` is the reader's user id. */
export function useTaskFilter(me: string | undefined): TaskFilterInUrl {
  const [params, setParams] = useSearchParams();
  // Other parts of the address change often (the open task); the filter keeps its identity meanwhile.
  const written = writeTaskFilter(new URLSearchParams(), readTaskFilter(params)).toString();
  const filter = useMemo(() => readTaskFilter(new URLSearchParams(written)), [written]);
  const day = today();
  const query = params.get('query');
  const found = useContext(QueryMatches);
  const matches = useMemo(() => {
    const fits = taskPredicate(filter, { me, today: day });
    return query && found ? (task: Filterable & { id: string }) => found.has(task.id) && fits(task) : fits;
  }, [filter, me, day, query, found]);
  const change = useCallback(
    (part: Partial<TaskFilter>) =>
      setParams((now) => writeTaskFilter(now, { ...readTaskFilter(now), ...part }), { replace: true }),
    [setParams],
  );
  const clear = useCallback(
    () =>
      setParams(
        (now) => {
          const next = writeTaskFilter(now, nothing);
          if (next.has('query')) next.set('query', '');
          return next;
        },
        { replace: true },
      ),
    [setParams],
  );
  return { filter, active: isFiltering(filter) || Boolean(query?.trim()), matches, change, clear };
}
