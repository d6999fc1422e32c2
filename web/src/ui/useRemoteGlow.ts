import { useEffect, useRef, useState } from 'react';
import { announce } from './announce';

interface Versioned {
  id: string;
  version: number;
}

const none: ReadonlySet<string> = new Set();
const glowMs = 1700;
const speakEveryMs = 5000;
/** A reload or an import changes everything; then nothing glows. */
const most = 20;

/** The ids of rows that others have just changed: they grew a version while nothing of one's own was on its way. */
export function useRemoteGlow(
  rows: readonly Versioned[],
  pendingIds: ReadonlySet<string>,
): ReadonlySet<string> {
  const known = useRef<Map<string, number> | null>(null);
  const pendingBefore = useRef(pendingIds);
  const [glowing, setGlowing] = useState(none);
  const unspoken = useRef(0);
  const spokenAt = useRef(0);

  useEffect(() => {
    const before = known.current;
    known.current = new Map(rows.map((row) => [row.id, row.version]));
    const own = pendingBefore.current;
    pendingBefore.current = pendingIds;
    if (!before || before.size === 0) return;
    const changed = rows.filter(
      ({ id, version }) => version > (before.get(id) ?? 0) && !own.has(id) && !pendingIds.has(id),
    );
    if (changed.length === 0 || changed.length > most) return;
    setGlowing(new Set(changed.map(({ id }) => id)));
    unspoken.current += changed.length;
    const timer = setTimeout(() => setGlowing(none), glowMs);
    const wait = Math.max(0, spokenAt.current + speakEveryMs - Date.now());
    setTimeout(() => {
      if (unspoken.current === 0) return;
      announce(
        unspoken.current === 1 ? 'Another person changed a task' : `Others changed ${unspoken.current} tasks`,
      );
      unspoken.current = 0;
      spokenAt.current = Date.now();
    }, wait);
    return () => clearTimeout(timer);
  }, [rows, pendingIds]);

  return glowing;
}
