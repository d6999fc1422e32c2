import { useEffect, useState } from 'react';
import { useLazyFindQuery, type SearchResult } from './searchReads';

/** Long enough that not every letter asks, short enough that one does not wait. */
const pauseMs = 120;

interface Found {
  /** What was asked for. */
  q: string;
  items: readonly SearchResult[];
  failed: boolean;
}

const nothing: Found = { q: '', items: [], failed: false };

/** What the server finds for what stands in a field, a moment after the last letter; an older question is called off. */
export function useFind(workspaceId: string, typed: string): Found & { asking: boolean } {
  const [ask] = useLazyFindQuery();
  const [found, setFound] = useState(nothing);
  const q = typed.trim();
  useEffect(() => {
    if (!q) {
      setFound(nothing);
      return;
    }
    let asked: ReturnType<typeof ask> | undefined;
    let over = false;
    const timer = setTimeout(() => {
      asked = ask({ workspaceId, q });
      void asked.then(({ data, isError }) => {
        if (!over) setFound({ q, items: data?.items ?? [], failed: isError });
      });
    }, pauseMs);
    return () => {
      over = true;
      clearTimeout(timer);
      asked?.abort();
    };
  }, [ask, workspaceId, q]);
  // What was found for other words would be wrong beside these.
  return { ...(q ? found : nothing), asking: q !== '' && found.q !== q };
}
