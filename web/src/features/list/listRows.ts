import type { Label, Priority, Status, Task } from '../../model/types';

export const groupings = ['status', 'assignee', 'priority', 'label', 'none'] as const;
export type Grouping = (typeof groupings)[number];

export const sortings = [
  'key',
  'title',
  'status',
  'priority',
  'assignee',
  'due',
  'estimate',
  'tracked',
] as const;
export type SortField = (typeof sortings)[number];
export interface Sorting {
  field: SortField;
  down: boolean;
}

export interface GroupRow {
  kind: 'group';
  /** The group's value: a status id, a user id, a priority, a label id, or "none". */
  id: string;
  name: string;
  count: number;
  estimateMinutes: number;
  open: boolean;
}
export interface TaskRow {
  kind: 'task';
  /** Unique also when a task stands in several groups. */
  id: string;
  task: Task;
  group: string;
  depth: number;
  parts: number;
  open: boolean;
}
export interface AddRow {
  kind: 'add';
  id: string;
  group: string;
}
export type ListRow = GroupRow | TaskRow | AddRow;

export interface ListNames {
  statuses: readonly Status[];
  people: readonly { userId: string; name: string }[];
  labels: readonly Label[];
}

interface ListOptions extends ListNames {
  grouping: Grouping;
  sorting: Sorting | null;
  folded: ReadonlySet<string>;
  canAdd: boolean;
}

const priorityOrder: readonly Priority[] = ['urgent', 'high', 'medium', 'low', 'none'];
const priorityNames = { urgent: 'Urgent', high: 'High', medium: 'Medium', low: 'Low', none: 'No priority' };

/** The lines of the list from top to bottom. A sub-task stands below its parent where both are in one group. */
export function listRows(tasks: readonly Task[], options: ListOptions): ListRow[] {
  const { grouping, folded, canAdd } = options;
  const rows: ListRow[] = [];
  const compare = comparison(options);
  for (const { id, name, has } of groupsOf(options)) {
    const members = tasks.filter(has);
    // Statuses are places to put things, so they stand there empty too.
    if (members.length === 0 && grouping !== 'status' && grouping !== 'none') continue;
    const open = !folded.has(id);
    if (grouping !== 'none') {
      const estimateMinutes = members.reduce((sum, task) => sum + (task.estimateMinutes ?? 0), 0);
      rows.push({ kind: 'group', id, name, count: members.length, estimateMinutes, open });
    }
    if (!open) continue;
    rows.push(...nested(members.toSorted(compare), id, folded));
    if (canAdd) rows.push({ kind: 'add', id: `${id}:add`, group: id });
  }
  return rows;
}

function nested(members: readonly Task[], group: string, folded: ReadonlySet<string>): TaskRow[] {
  const here = new Set(members.map((task) => task.id));
  const below = new Map<string, Task[]>();
  const roots: Task[] = [];
  for (const task of members) {
    if (!task.parentId || !here.has(task.parentId)) roots.push(task);
    else below.set(task.parentId, [...(below.get(task.parentId) ?? []), task]);
  }
  const rows: TaskRow[] = [];
  const put = (task: Task, depth: number) => {
    const id = `${group}:${task.id}`;
    const parts = below.get(task.id) ?? [];
    const open = !folded.has(id);
    rows.push({ kind: 'task', id, task, group, depth, parts: parts.length, open });
    if (open) for (const part of parts) put(part, depth + 1);
  };
  for (const root of roots) put(root, 0);
  return rows;
}

interface Group {
  id: string;
  name: string;
  has: (task: Task) => boolean;
}

function groupsOf({ grouping, statuses, people, labels }: ListOptions): Group[] {
  switch (grouping) {
    case 'status':
      return statuses.map(({ id, name }) => ({ id, name, has: (task) => task.statusId === id }));
    case 'priority':
      return priorityOrder.map((id) => ({
        id,
        name: priorityNames[id],
        has: (task) => task.priority === id,
      }));
    case 'assignee':
      return [
        ...people.map(({ userId, name }) => ({
          id: userId,
          name,
          has: (task: Task) => task.assigneeIds.includes(userId),
        })),
        { id: 'none', name: 'Nobody', has: (task) => task.assigneeIds.length === 0 },
      ];
    case 'label':
      return [
        ...labels.map(({ id, name }) => ({ id, name, has: (task: Task) => task.labelIds.includes(id) })),
        { id: 'none', name: 'No label', has: (task) => task.labelIds.length === 0 },
      ];
    case 'none':
      return [{ id: 'all', name: 'All tasks', has: () => true }];
  }
}

const numberOf = (key: string) => Number(key.slice(key.lastIndexOf('-') + 1)) || Number.MAX_SAFE_INTEGER;
const nullsLast = <T>(a: T | null, b: T | null, compare: (a: T, b: T) => number, sign: number) =>
  a === null ? (b === null ? 0 : 1) : b === null ? -1 : compare(a, b) * sign;
const text = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

function comparison({ sorting, statuses, people, grouping }: ListOptions): (a: Task, b: Task) => number {
  const stand = new Map(statuses.map(({ id }, index) => [id, index]));
  const standing = (task: Task) => stand.get(task.statusId) ?? 0;
  const collator = new Intl.Collator();
  const names = new Map(people.map(({ userId, name }) => [userId, name]));
  const first = (task: Task) => names.get(task.assigneeIds[0] ?? '') ?? null;
  const byBoard = (a: Task, b: Task) =>
    (grouping === 'none' ? 0 : standing(a) - standing(b)) || text(a.position, b.position) || text(a.id, b.id);
  if (!sorting) return grouping === 'none' ? (a, b) => numberOf(a.key) - numberOf(b.key) : byBoard;

  const sign = sorting.down ? -1 : 1;
  const by: Record<SortField, (a: Task, b: Task) => number> = {
    key: (a, b) => (numberOf(a.key) - numberOf(b.key)) * sign,
    title: (a, b) => collator.compare(a.title, b.title) * sign,
    status: (a, b) => (standing(a) - standing(b)) * sign,
    priority: (a, b) => (priorityOrder.indexOf(a.priority) - priorityOrder.indexOf(b.priority)) * sign,
    assignee: (a, b) => nullsLast(first(a), first(b), collator.compare, sign),
    due: (a, b) => nullsLast(a.dueDate, b.dueDate, text, sign),
    estimate: (a, b) => nullsLast(a.estimateMinutes, b.estimateMinutes, (x, y) => x - y, sign),
    tracked: (a, b) => (a.trackedMinutes - b.trackedMinutes) * sign,
  };
  return (a, b) => by[sorting.field](a, b) || byBoard(a, b);
}
