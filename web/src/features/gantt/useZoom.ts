import { useCallback } from 'react';
import { useSearchParams } from 'react-router';
import { zooms, type Zoom } from './timeScale';

/** The zoom stands in the address, so that a link shows the plan as one saw it. */
export function useZoom(): [Zoom, (zoom: Zoom) => void] {
  const [search, setSearch] = useSearchParams();
  const zoom = zooms.find((name) => name === search.get('zoom')) ?? 'day';
  const set = useCallback(
    (next: Zoom) =>
      setSearch(
        (old) => {
          const params = new URLSearchParams(old);
          if (next === 'day') params.delete('zoom');
          else params.set('zoom', next);
          return params;
        },
        { replace: true },
      ),
    [setSearch],
  );
  return [zoom, set];
}

/** Opens the task panel over the plan. */
export function useOpenTask(): (key: string) => void {
  const [, setSearch] = useSearchParams();
  return useCallback(
    (key: string) =>
      setSearch((old) => {
        const params = new URLSearchParams(old);
        params.set('task', key);
        return params;
      }),
    [setSearch],
  );
}
