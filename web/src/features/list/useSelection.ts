import { useCallback, useMemo, useRef, useState } from 'react';
import type { Task } from '../../model/types';
import type { TaskRow } from './listRows';

/** The tasks that are selected, among those that are shown. They stay so when an edit puts them into another group. */
export function useSelection(rows: readonly TaskRow[], byId: ReadonlyMap<string, Task>) {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const anchor = useRef<string | null>(null);
  const chosen = useMemo(() => rows.filter((row) => ids.has(row.task.id)), [rows, ids]);
  const tasks = useMemo(
    () => [...new Set(chosen.map((row) => byId.get(row.task.id) ?? row.task))],
    [chosen, byId],
  );

  const toggle = useCallback(
    (id: string, range: boolean) => {
      setIds((now) => {
        const next = new Set(now);
        const from = rows.findIndex((row) => row.task.id === anchor.current);
        const to = rows.findIndex((row) => row.task.id === id);
        if (range && from >= 0) {
          for (const row of rows.slice(Math.min(from, to), Math.max(from, to) + 1)) next.add(row.task.id);
        } else if (!next.delete(id)) next.add(id);
        return next;
      });
      anchor.current = id;
    },
    [rows],
  );
  const clear = useCallback(() => setIds(new Set()), []);
  return {
    tasks,
    has: (id: string) => ids.has(id),
    extent:
      chosen.length === 0
        ? ('none' as const)
        : chosen.length === rows.length
          ? ('all' as const)
          : ('some' as const),
    toggle,
    clear,
    toggleAll: () =>
      setIds(chosen.length === rows.length ? new Set() : new Set(rows.map((row) => row.task.id))),
  };
}

export type Selection = ReturnType<typeof useSelection>;
