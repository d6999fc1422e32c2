import { useCallback, useEffect, useMemo, useState } from 'react';
import { useSearchParams } from 'react-router';
import type { Task } from '../../model/types';

/** What of the board stands in the address: folded columns, sub-tasks or not, the open task, and `new=1` for a first one. */
export function useBoardView() {
  const [params, setParams] = useSearchParams();
  const [adding, setAdding] = useState<string | null>(null);
  const change = useCallback(
    (edit: (now: URLSearchParams) => void) =>
      setParams(
        (now) => {
          edit(now);
          return now;
        },
        { replace: true },
      ),
    [setParams],
  );
  const foldedIds = params.get('fold') ?? '';
  const folded = useMemo(() => new Set(foldedIds.split(',').filter(Boolean)), [foldedIds]);
  const setFold = (statusId: string, fold: boolean) => {
    const next = new Set(folded);
    if (fold) next.add(statusId);
    else next.delete(statusId);
    change((now) => (next.size ? now.set('fold', [...next].join(',')) : now.delete('fold')));
  };
  const withSubtasks = params.get('sub') !== '0';
  const toggleSubtasks = () => change((now) => (withSubtasks ? now.set('sub', '0') : now.delete('sub')));

  const base = new URLSearchParams(params);
  base.delete('task');
  const start = base.size ? `?${base.toString()}&task=` : '?task=';
  const searchOf = (task: Task) => start + encodeURIComponent(task.key || task.id);

  return {
    folded,
    setFold,
    withSubtasks,
    toggleSubtasks,
    searchOf,
    openKey: params.get('task'),
    adding,
    setAdding,
    wantsNew: params.has('new'),
    newTaken: useCallback(() => change((now) => now.delete('new')), [change]),
  };
}

export type BoardView = ReturnType<typeof useBoardView>;

/** Opens the field for a new task when the address asks for it. */
export function useNewFromAddress(view: BoardView, statusId: string | undefined) {
  const { wantsNew, newTaken, setAdding } = view;
  useEffect(() => {
    if (!wantsNew || !statusId) return;
    setAdding(statusId);
    newTaken();
  }, [wantsNew, statusId, setAdding, newTaken]);
}
