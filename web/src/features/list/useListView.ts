import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { groupings, sortings, type Grouping, type SortField, type Sorting } from './listRows';

/** How the list is grouped and sorted stands in the address. */
export function useListView() {
  const [params, setParams] = useSearchParams();
  const grouping = groupings.find((name) => name === params.get('group')) ?? 'status';
  const written = params.get('sort') ?? '';
  const sorting = useMemo((): Sorting | null => {
    const field = sortings.find((name) => name === written.replace(/^-/, ''));
    return field ? { field, down: written.startsWith('-') } : null;
  }, [written]);

  const set = (name: string, value: string | null) =>
    setParams(
      (now) => {
        if (value === null) now.delete(name);
        else now.set(name, value);
        return now;
      },
      { replace: true },
    );
  const base = useMemo(() => {
    const rest = new URLSearchParams(params);
    rest.delete('task');
    return rest.size ? `?${rest.toString()}&task=` : '?task=';
  }, [params]);
  return {
    grouping,
    sorting,
    base,
    openKey: params.get('task'),
    group: (next: Grouping) => set('group', next === 'status' ? null : next),
    /** Up, down, then back to the order of the board. */
    sort(field: SortField) {
      if (sorting?.field !== field) set('sort', field);
      else set('sort', sorting.down ? null : `-${field}`);
    },
  };
}
