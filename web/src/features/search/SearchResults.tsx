import Button from '@mui/material/Button';
import { useCallback, useEffect, useState } from 'react';
import { useSearchParams } from 'react-router';
import type { Project } from '../../model/types';
import { announce } from '../../ui/announce';
import { EmptyState } from '../../ui/EmptyState';
import { Icon } from '../../ui/Icon';
import { SelectField } from '../../ui/SelectField';
import { ResultRow } from './ResultRow';
import { useSearchInfiniteQuery, type SearchKind, type SearchResult } from './searchReads';
import styles from './Search.module.css';

const kinds: { value: SearchKind | ''; name: string }[] = [
  { value: '', name: 'Everything' },
  { value: 'task', name: 'Tasks' },
  { value: 'comment', name: 'Comments' },
  { value: 'file', name: 'Files' },
];
const pauseMs = 250;

interface SearchResultsProps {
  workspaceId: string;
  projects: readonly Project[];
  to: (result: SearchResult) => string;
}

/** All that was found, a page at a time. What is looked for stands in the address. */
export function SearchResults({ workspaceId, projects, to }: SearchResultsProps) {
  const [params, setParams] = useSearchParams();
  const q = params.get('q') ?? '';
  const type = kinds.find(({ value }) => value === params.get('type'))?.value || undefined;
  const projectId = projects.find(({ key }) => key === params.get('project'))?.id;
  const set = useCallback(
    (name: string, value: string) =>
      setParams(
        (now) => {
          const next = new URLSearchParams(now);
          if (value) next.set(name, value);
          else next.delete(name);
          return next;
        },
        { replace: true },
      ),
    [setParams],
  );
  const look = useCallback((text: string) => set('q', text), [set]);
  const { data, error, isFetching, hasNextPage, fetchNextPage } = useSearchInfiniteQuery(
    { workspaceId, q, type, projectId },
    { skip: !q, refetchOnMountOrArgChange: true },
  );
  const results = (q && data?.pages.flatMap((page) => page.items)) || [];
  const said = !q || isFetching ? '' : results.length === 1 ? '1 result' : `${results.length} results`;
  useEffect(() => {
    if (said) announce(hasNextPage ? `${said}, and there are more` : said);
  }, [said, hasNextPage]);

  return (
    <div className={styles.scroll}>
      <div className={styles.page}>
        <SearchField q={q} onChange={look} />
        <div className={styles.kinds} role="group" aria-label="What to show">
          {kinds.map(({ value, name }) => (
            <button
              key={name}
              type="button"
              aria-pressed={value === (type ?? '')}
              onClick={() => set('type', value)}
            >
              {name}
            </button>
          ))}
          <SelectField
            label="Project"
            className={styles.project}
            value={projects.find(({ id }) => id === projectId)?.key ?? 'all'}
            options={[
              { value: 'all', name: 'All projects' },
              ...projects.map(({ key, name }) => ({ value: key, name })),
            ]}
            onChange={(key) => set('project', key === 'all' ? '' : key)}
          />
        </div>
        {error && <p role="alert">{error.message ?? 'The search did not answer.'}</p>}
        {!q && (
          <p className={styles.hint}>
            Type words, a key such as WEB-42, or “words next to each other” in quotes.
          </p>
        )}
        {q && data && !isFetching && results.length === 0 && (
          <EmptyState
            action={
              (type || projectId) && (
                <Button variant="outlined" onClick={() => setParams({ q }, { replace: true })}>
                  Look everywhere
                </Button>
              )
            }
          >
            Nothing was found for “{q}”.
          </EmptyState>
        )}
        {results.length > 0 && (
          <ul className={styles.list} aria-label="Results" aria-busy={isFetching}>
            {results.map((result) => (
              <ResultRow
                key={result.id}
                result={result}
                to={to(result)}
                project={projects.find(({ id }) => id === result.projectId)?.name ?? ''}
              />
            ))}
          </ul>
        )}
        {hasNextPage && (
          <Button
            variant="outlined"
            className={styles.more}
            disabled={isFetching}
            onClick={() => void fetchNextPage()}
          >
            Show more
          </Button>
        )}
      </div>
    </div>
  );
}

/** Follows as one types. */
function SearchField({ q, onChange }: { q: string; onChange: (q: string) => void }) {
  const [draft, setDraft] = useState(q);
  useEffect(() => setDraft(q), [q]);
  useEffect(() => {
    if (draft.trim() === q) return;
    const timer = setTimeout(() => onChange(draft.trim()), pauseMs);
    return () => clearTimeout(timer);
  }, [draft, q, onChange]);
  return (
    <search className={styles.field}>
      <Icon name="search" />
      <input
        type="search"
        aria-label="Search"
        placeholder="Search tasks, comments and files"
        autoFocus={!q}
        maxLength={200}
        value={draft}
        onChange={(event) => setDraft(event.target.value)}
      />
    </search>
  );
}
