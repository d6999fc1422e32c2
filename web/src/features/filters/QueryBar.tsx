import { useCallback, useEffect, useMemo, type ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import type { ReadProblem } from '../../api/readApi';
import { useAppSelector } from '../../live/hooks';
import { selectLabels, selectProject, selectProjectPeople, selectStatuses } from '../../model/selectors';
import { IconAction } from '../../ui/IconAction';
import { isSingleKey } from '../../ui/singleKey';
import styles from './FilterBar.module.css';
import { QueryField } from './QueryField';
import { useQueryFieldsQuery } from './queryReads';

interface QueryBarProps {
  projectId: string;
  problem: ReadProblem | undefined;
  save?: ((query: string) => ReactNode) | undefined;
}

/** The filter of a project's views as a query. */
export function QueryBar({ projectId, problem, save }: QueryBarProps) {
  const [params, setParams] = useSearchParams();
  const project = useAppSelector((state) => selectProject(state, projectId));
  const statuses = useAppSelector((state) => selectStatuses(state, projectId));
  const labels = useAppSelector((state) => selectLabels(state, projectId));
  const people = useAppSelector((state) => selectProjectPeople(state, projectId));
  const { data: fields = [] } = useQueryFieldsQuery(project?.workspaceId ?? '', { skip: !project });
  const names = useMemo(
    () => ({
      status: statuses.map(({ name }) => name),
      label: labels.map(({ name }) => name),
      person: people.map(({ name }) => name),
    }),
    [statuses, labels, people],
  );
  const set = useCallback(
    (query: string | null) =>
      setParams(
        (now) => {
          const next = new URLSearchParams(now);
          if (query === null) next.delete('query');
          else next.set('query', query);
          return next;
        },
        { replace: true },
      ),
    [setParams],
  );
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!isSingleKey(event) || event.key !== '/') return;
      document.querySelector<HTMLElement>('[data-query] input')?.focus();
      event.preventDefault();
    };
    addEventListener('keydown', onKey, { capture: true });
    return () => removeEventListener('keydown', onKey, { capture: true });
  }, []);
  const query = params.get('query') ?? '';
  return (
    <div className={styles.query} role="group" aria-label="Query" data-query>
      <QueryField
        query={query}
        fields={fields}
        names={names}
        problem={problem}
        autoFocus={query === ''}
        onChange={set}
      />
      {save?.(query)}
      <IconAction icon="close" label="Leave the query" onClick={() => set(null)} />
    </div>
  );
}
