import { useCallback, useState } from 'react';
import { treeWidths } from './columns';

const key = 'pf-gantt-tree';

/** Remembered on this machine; a narrow screen gets a narrow tree. */
export function useTreeWidth(): [number, (width: number) => void] {
  const [width, setWidth] = useState(() => {
    const kept = Number(localStorage.getItem(key));
    const most = Math.max(treeWidths.least, window.innerWidth * 0.6);
    return Math.min(kept >= treeWidths.least && kept <= treeWidths.most ? kept : treeWidths.usual, most);
  });
  const set = useCallback((next: number) => {
    localStorage.setItem(key, String(next));
    setWidth(next);
  }, []);
  return [width, set];
}
