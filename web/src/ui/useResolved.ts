import { useMemo } from 'react';

/** For an owner the rows that its ids stand for: the same list as long as the owner and the rows are the same. */
export function useResolved<O extends object, T>(
  rows: ReadonlyMap<string, T>,
  idsOf: (owner: O) => readonly string[],
) {
  return useMemo(() => {
    const known = new WeakMap<O, readonly T[]>();
    return (owner: O): readonly T[] => {
      const found = known.get(owner) ?? idsOf(owner).flatMap((id) => rows.get(id) ?? []);
      known.set(owner, found);
      return found;
    };
  }, [rows, idsOf]);
}
