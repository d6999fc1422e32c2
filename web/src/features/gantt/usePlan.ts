import { useMemo } from 'react';
import { useAppSelector } from '../../live/hooks';
import { selectDependencies, selectProjectPeople, selectTasks } from '../../model/selectors';
import type { Dependency, Task } from '../../model/types';
import { dayOf, type Day } from './days';
import { daysTooEarly } from './linkRules';
import { spanOf, type Dates, type Span } from './span';
import { treeRows, type TreeRow } from './taskTree';

/** Dates that are being tried by a drag or by keys and are not yet set. */
export type Preview = ReadonlyMap<string, Dates>;

export interface PlanLink {
  link: Dependency;
  from: number;
  to: number;
  early: number;
}

export interface Plan {
  tasks: readonly Task[];
  byId: ReadonlyMap<string, Task>;
  rows: readonly TreeRow[];
  /** The row of each task that is shown. */
  index: ReadonlyMap<string, number>;
  /** Between tasks that are shown and have dates. */
  links: readonly PlanLink[];
  /** What each task waits for. */
  waits: ReadonlyMap<string, readonly Dependency[]>;
  /** Tasks with a link at the end of their bar. */
  linkedEnds: ReadonlySet<string>;
  names: ReadonlyMap<string, string>;
}

interface Options {
  projectId: string;
  closed: ReadonlySet<string>;
  matches?: ((task: Task) => boolean) | undefined;
  preview: Preview | undefined;
}

export function usePlan({ projectId, closed, matches, preview }: Options): Plan {
  const stored = useAppSelector((state) => selectTasks(state, projectId));
  const dependencies = useAppSelector((state) => selectDependencies(state, projectId));
  const people = useAppSelector((state) => selectProjectPeople(state, projectId));

  const tasks = useMemo(
    () =>
      preview
        ? stored.map((task) => {
            const dates = preview.get(task.id);
            return dates ? { ...task, ...dates } : task;
          })
        : stored,
    [stored, preview],
  );
  const names = useMemo(() => new Map(people.map((person) => [person.userId, person.name])), [people]);
  const byId = useMemo(() => new Map(tasks.map((task) => [task.id, task])), [tasks]);
  const waits = useMemo(() => bySuccessor(dependencies), [dependencies]);
  const rows = useMemo(() => treeRows(tasks, closed, matches), [tasks, closed, matches]);
  const index = useMemo(() => new Map(rows.map((row, i) => [row.task.id, i])), [rows]);
  const links = useMemo(() => planLinks(dependencies, rows, index), [dependencies, rows, index]);
  const linkedEnds = useMemo(() => new Set(links.flatMap(({ link }) => endsOf(link))), [links]);

  return useMemo(
    () => ({ tasks, byId, rows, index, links, waits, linkedEnds, names }),
    [tasks, byId, rows, index, links, waits, linkedEnds, names],
  );
}

const endsOf = ({ type, predecessorId, successorId }: Dependency) => [
  ...(type === 'FS' || type === 'FF' ? [predecessorId] : []),
  ...(type === 'FF' || type === 'SF' ? [successorId] : []),
];

function bySuccessor(dependencies: readonly Dependency[]) {
  const waits = new Map<string, Dependency[]>();
  for (const link of dependencies) {
    const found = waits.get(link.successorId);
    if (found) found.push(link);
    else waits.set(link.successorId, [link]);
  }
  return waits;
}

function planLinks(
  dependencies: readonly Dependency[],
  rows: readonly TreeRow[],
  index: ReadonlyMap<string, number>,
): PlanLink[] {
  return dependencies.flatMap((link) => {
    const from = index.get(link.predecessorId);
    const to = index.get(link.successorId);
    const before = from === undefined ? undefined : rows[from]?.span;
    const after = to === undefined ? undefined : rows[to]?.span;
    if (from === undefined || to === undefined || !before || !after) return [];
    return [{ link, from, to, early: daysTooEarly(link, before, after) }];
  });
}

/** First and last day of everything planned. */
export function plannedDays(tasks: readonly Task[]): Day[] {
  let first = Infinity;
  let last = -Infinity;
  for (const { startDate, dueDate } of tasks)
    for (const date of [startDate, dueDate])
      if (date) {
        const day = dayOf(date);
        first = Math.min(first, day);
        last = Math.max(last, day);
      }
  return first <= last ? [first, last] : [];
}

/** How many of a task's links would not be kept with these spans. */
export function brokenLinks(
  dependencies: Iterable<Dependency>,
  id: string,
  span: Span | undefined,
  byId: ReadonlyMap<string, Task>,
): number {
  if (!span) return 0;
  let broken = 0;
  for (const link of dependencies) {
    const other =
      link.predecessorId === id ? link.successorId : link.successorId === id ? link.predecessorId : undefined;
    const task = other === undefined ? undefined : byId.get(other);
    const theirs = task && spanOf(task);
    if (!theirs) continue;
    const [before, after] = link.predecessorId === id ? [span, theirs] : [theirs, span];
    if (daysTooEarly(link, before, after) > 0) broken++;
  }
  return broken;
}
