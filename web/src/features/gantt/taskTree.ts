import type { Task } from '../../model/types';
import { spanOf, type Span } from './span';

export interface TreeRow {
  task: Task;
  /** 1 is a task without a parent. */
  level: number;
  parent: string | null;
  children: number;
  open: boolean;
  place: number;
  siblings: number;
  /** Drawn only because something below it matches the filter. */
  context: boolean;
  /** What its bar shows: its own dates, or those of all below it. */
  span: Span | undefined;
  /** Whether the span stands for the tasks below. */
  summary: boolean;
  /** 0 to 100; of a summary, its parts weighed by their length. */
  progress: number | null;
}

type Matches = (task: Task) => boolean;

/** The rows from top to bottom. Filtered rows keep those above them, so that one sees where they belong. */
export function treeRows(tasks: readonly Task[], closed: ReadonlySet<string>, matches?: Matches): TreeRow[] {
  const children = childrenByParent(tasks);
  const rows: TreeRow[] = [];
  const kept = matches && keep(children, matches);
  const sums = summarise(children);

  const add = (siblings: readonly Task[], parent: string | null, level: number) => {
    const shown = kept ? siblings.filter((task) => kept.has(task.id)) : siblings;
    shown.forEach((task, i) => {
      const below = children.get(task.id) ?? [];
      const inside = kept ? below.filter((child) => kept.has(child.id)) : below;
      const open = inside.length > 0 && !closed.has(task.id);
      const sum = sums.get(task.id);
      rows.push({
        task,
        level,
        parent,
        children: inside.length,
        open,
        place: i + 1,
        siblings: shown.length,
        context: !!matches && !matches(task),
        span: sum?.span ?? spanOf(task),
        summary: !!sum,
        progress: sum ? sum.progress : progressOf(task),
      });
      if (open) add(below, task.id, level + 1);
    });
  };
  add(children.get(null) ?? [], null, 1);
  return rows;
}

export const progressOf = (task: Pick<Task, 'progress' | 'category'>) =>
  task.category === 'done' ? 100 : task.progress;

/** Those below whose dates make up a summary, the task itself not included. */
export function tasksBelow(tasks: readonly Task[], id: string): Task[] {
  const children = childrenByParent(tasks);
  const walk = (parent: string): Task[] =>
    (children.get(parent) ?? []).flatMap((task) => [task, ...walk(task.id)]);
  return walk(id);
}

// A position orders one column of the board, and a card that moves there must not jump here: the plan keeps the order in which
// its tasks were made, which for an import is that of the file. What has no number yet stands last.
function byNumber(a: Task, b: Task): number {
  return numberOf(a) - numberOf(b) || (a.id < b.id ? -1 : 1);
}
const numberOf = ({ key }: Task) =>
  Number(key.slice(key.lastIndexOf('-') + 1) || NaN) || Number.MAX_SAFE_INTEGER;

type Children = ReadonlyMap<string | null, readonly Task[]>;

// A parent that is gone, or that two people's moves made its own descendant, must not make a task disappear.
function childrenByParent(tasks: readonly Task[]): Children {
  const byId = new Map(tasks.map((task) => [task.id, task]));
  const children = new Map<string | null, Task[]>();
  for (const task of [...tasks].sort(byNumber)) {
    const parent = task.parentId && byId.has(task.parentId) && !inCircle(task, byId) ? task.parentId : null;
    const siblings = children.get(parent);
    if (siblings) siblings.push(task);
    else children.set(parent, [task]);
  }
  return children;
}

function inCircle(task: Task, byId: ReadonlyMap<string, Task>): boolean {
  const seen = new Set([task.id]);
  for (let at = task.parentId; at !== null; at = byId.get(at)?.parentId ?? null) {
    if (at === task.id) return true;
    if (seen.has(at)) return false;
    seen.add(at);
  }
  return false;
}

function keep(children: Children, matches: Matches): Set<string> {
  const kept = new Set<string>();
  const visit = (task: Task): boolean => {
    let any = matches(task);
    for (const child of children.get(task.id) ?? []) if (visit(child)) any = true;
    if (any) kept.add(task.id);
    return any;
  };
  for (const root of children.get(null) ?? []) visit(root);
  return kept;
}

interface Sum {
  span: Span;
  progress: number | null;
}

/** Of each task with dated tasks below it. */
function summarise(children: Children): Map<string, Sum> {
  const sums = new Map<string, Sum>();
  const visit = (task: Task): Sum | undefined => {
    const parts = (children.get(task.id) ?? []).map(visit).filter((part) => part !== undefined);
    if (!parts.length) {
      const span = spanOf(task);
      return span && { span, progress: progressOf(task) };
    }
    const length = (part: Sum) => (part.span.milestone ? 0 : part.span.end - part.span.start);
    const all = parts.reduce((total, part) => total + length(part), 0);
    const done = parts.reduce((total, part) => total + length(part) * (part.progress ?? 0), 0);
    const known = parts.some((part) => part.progress !== null);
    const sum: Sum = {
      span: {
        start: Math.min(...parts.map((part) => part.span.start)),
        end: Math.max(...parts.map((part) => part.span.end)),
        milestone: false,
      },
      progress: known && all > 0 ? Math.round(done / all) : null,
    };
    sums.set(task.id, sum);
    return sum;
  };
  for (const root of children.get(null) ?? []) visit(root);
  return sums;
}
