import { useMemo, useRef } from 'react';
import { useSearchParams } from 'react-router';
import type { ReadProblem } from '../../api/readApi';
import { useTaskIdsQuery } from './queryReads';

const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;

interface Matches {
  /** Null where there is no query, or no answer yet. */
  ids: ReadonlySet<string> | null;
  problem: ReadProblem | undefined;
}

/** What the query in the address finds in a project. While a new one is asked, or can't be read, the last answer stays. */
export function useQueryMatches(projectId: string | undefined): Matches {
  const query = useSearchParams()[0].get('query')?.trim() ?? '';
  const { currentData, error } = useTaskIdsQuery(
    { projectId: projectId ?? '', query, timeZone },
    { skip: !projectId || !query },
  );
  const last = useRef<{ projectId: string | undefined; ids: ReadonlySet<string> | null }>(undefined);
  const ids = useMemo(() => {
    if (!query) last.current = undefined;
    else if (currentData) last.current = { projectId, ids: new Set(currentData) };
    return last.current?.projectId === projectId ? (last.current?.ids ?? null) : null;
  }, [query, projectId, currentData]);
  return { ids, problem: query ? (error as ReadProblem | undefined) : undefined };
}
