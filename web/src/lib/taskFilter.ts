import { addDays, startOfWeek } from './dates';

/** What a view shows of a project's tasks. An empty list means "any"; several values of one field are alternatives. */
export interface TaskFilter {
  status: readonly string[];
  category: readonly string[];
  /** User ids, "me" and "none". */
  assignee: readonly string[];
  /** Label ids and "none". */
  label: readonly string[];
  priority: readonly string[];
  due: readonly DueRange[];
  text: string;
}

export const dueRanges = ['late', 'today', 'week', 'later', 'none'] as const;
export type DueRange = (typeof dueRanges)[number];

export interface Filterable {
  key: string;
  title: string;
  statusId: string;
  category: string;
  priority: string;
  assigneeIds: readonly string[];
  labelIds: readonly string[];
  dueDate: string | null;
}

export const listFields = ['status', 'category', 'assignee', 'label', 'priority', 'due'] as const;
export type ListField = (typeof listFields)[number];

export function readTaskFilter(params: URLSearchParams): TaskFilter {
  const list = (field: ListField) => params.get(field)?.split(',').filter(Boolean) ?? [];
  return {
    status: list('status'),
    category: list('category'),
    assignee: list('assignee'),
    label: list('label'),
    priority: list('priority'),
    due: list('due').filter((range): range is DueRange => (dueRanges as readonly string[]).includes(range)),
    text: params.get('q') ?? '',
  };
}

/** The same address with another filter; what else stands in it stays. */
export function writeTaskFilter(params: URLSearchParams, filter: TaskFilter): URLSearchParams {
  const next = new URLSearchParams(params);
  for (const field of listFields) {
    if (filter[field].length > 0) next.set(field, filter[field].join(','));
    else next.delete(field);
  }
  if (filter.text) next.set('q', filter.text);
  else next.delete('q');
  return next;
}

export const isFiltering = (filter: TaskFilter) =>
  filter.text.trim() !== '' || listFields.some((field) => filter[field].length > 0);

/** Lower case without accents: "Göteborg" is found by "gote". */
export const foldText = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

export function taskPredicate(
  filter: TaskFilter,
  { me, today }: { me: string | undefined; today: string },
): (task: Filterable) => boolean {
  if (!isFiltering(filter)) return () => true;
  const people = filter.assignee.map((id) => (id === 'me' ? me : id));
  const words = foldText(filter.text).split(/\s+/).filter(Boolean);
  const weekEnd = addDays(startOfWeek(today), 6);
  const any = (wanted: readonly (string | undefined)[], has: readonly string[]) =>
    wanted.length === 0 ||
    (has.length === 0 ? wanted.includes('none') : has.some((id) => wanted.includes(id)));
  const one = (wanted: readonly string[], value: string) => wanted.length === 0 || wanted.includes(value);
  const due = (task: Filterable) =>
    filter.due.length === 0 || filter.due.some((range) => inRange(range, task, today, weekEnd));

  return (task) =>
    one(filter.status, task.statusId) &&
    one(filter.category, task.category) &&
    one(filter.priority, task.priority) &&
    any(people, task.assigneeIds) &&
    any(filter.label, task.labelIds) &&
    due(task) &&
    matchesWords(words, task);
}

function inRange(
  range: DueRange,
  { dueDate, category }: Filterable,
  today: string,
  weekEnd: string,
): boolean {
  if (dueDate === null) return range === 'none';
  switch (range) {
    case 'late':
      return dueDate < today && category !== 'done' && category !== 'cancelled';
    case 'today':
      return dueDate === today;
    case 'week':
      return dueDate >= today && dueDate <= weekEnd;
    case 'later':
      return dueDate > weekEnd;
    case 'none':
      return false;
  }
}

function matchesWords(words: readonly string[], task: Filterable): boolean {
  if (words.length === 0) return true;
  const text = foldText(`${task.key} ${task.title}`);
  return words.every((word) => text.includes(word));
}
