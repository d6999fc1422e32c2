import { useCallback, useMemo } from 'react';
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

interface TaskFilterInUrl {
  filter: TaskFilter;
  /** True when something may be hidden. */
  active: boolean;
  matches: (task: Filterable) => boolean;
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
  const matches = useMemo(() => taskPredicate(filter, { me, today: day }), [filter, me, day]);
  const change = useCallback(
    (part: Partial<TaskFilter>) =>
      setParams((now) => writeTaskFilter(now, { ...readTaskFilter(now), ...part }), { replace: true }),
    [setParams],
  );
  const clear = useCallback(() => change(nothing), [change]);
  return { filter, active: isFiltering(filter), matches, change, clear };
}
