import { positionBetween } from '../../lib/position';
import type { Status, Task } from '../../model/types';

export interface BoardColumnData {
  status: Status;
  tasks: readonly Task[];
}

/** Tasks by status in workflow order; `tasks` come in board order. A column that did not change keeps its list. */
export function boardColumns(
  statuses: readonly Status[],
  tasks: readonly Task[],
  before: readonly BoardColumnData[] = [],
): BoardColumnData[] {
  const byStatus = new Map<string, Task[]>(statuses.map((status) => [status.id, []]));
  for (const task of tasks) byStatus.get(task.statusId)?.push(task);
  const old = new Map(before.map((column) => [column.status.id, column]));
  return statuses.map((status) => {
    const next = byStatus.get(status.id) ?? [];
    const known = old.get(status.id);
    const same = known && known.status === status && sameRows(known.tasks, next);
    return same ? known : { status, tasks: next };
  });
}

const sameRows = (a: readonly Task[], b: readonly Task[]) =>
  a.length === b.length && a.every((task, index) => task === b[index]);

/** A place in a column: before the card that stands at `index` when the moved one is not counted. */
export interface Slot {
  statusId: string;
  index: number;
}

export interface Place {
  statusId: string;
  position: string;
}

/** The position that puts a task into a slot; null when it is there already. */
export function placeAt(columns: readonly BoardColumnData[], taskId: string, slot: Slot): Place | null {
  const column = columns.find(({ status }) => status.id === slot.statusId);
  if (!column) return null;
  const from = column.tasks.findIndex((task) => task.id === taskId);
  const others = column.tasks.filter((task) => task.id !== taskId);
  const index = Math.max(0, Math.min(slot.index, others.length));
  if (from === index) return null;
  const above = others[index - 1]?.position ?? null;
  const below = others[index]?.position ?? null;
  const inOrder = above === null || below === null || above < below;
  return { statusId: slot.statusId, position: positionBetween(above, inOrder ? below : null) };
}

/** Where a task stands: its column's number and its place in it. */
export function whereIs(
  columns: readonly BoardColumnData[],
  taskId: string | null,
): { column: number; index: number } | null {
  for (const [column, { tasks }] of columns.entries()) {
    const index = tasks.findIndex((task) => task.id === taskId);
    if (index >= 0) return { column, index };
  }
  return null;
}

type Arrow = 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight';
export const isArrow = (key: string): key is Arrow => /^Arrow(Up|Down|Left|Right)$/.test(key);

/** The card that an arrow goes to: past empty and folded columns, at the same height or at the end. */
export function neighbour(
  columns: readonly BoardColumnData[],
  folded: ReadonlySet<string>,
  taskId: string,
  arrow: Arrow,
): string | null {
  const at = whereIs(columns, taskId);
  if (!at) return null;
  if (arrow === 'ArrowUp' || arrow === 'ArrowDown') {
    return columns[at.column]?.tasks[at.index + (arrow === 'ArrowDown' ? 1 : -1)]?.id ?? null;
  }
  const step = arrow === 'ArrowRight' ? 1 : -1;
  for (let column = at.column + step; columns[column]; column += step) {
    const tasks = columns[column]?.tasks ?? [];
    if (tasks.length > 0 && !folded.has(columns[column]?.status.id ?? '')) {
      return tasks[Math.min(at.index, tasks.length - 1)]?.id ?? null;
    }
  }
  return null;
}

/** The slot that Alt and an arrow moves a card to. */
export function slotTowards(columns: readonly BoardColumnData[], taskId: string, arrow: Arrow): Slot | null {
  const at = whereIs(columns, taskId);
  if (!at) return null;
  if (arrow === 'ArrowUp' || arrow === 'ArrowDown') {
    const column = columns[at.column];
    const index = at.index + (arrow === 'ArrowDown' ? 1 : -1);
    return column && index >= 0 && index < column.tasks.length ? { statusId: column.status.id, index } : null;
  }
  const target = columns[at.column + (arrow === 'ArrowRight' ? 1 : -1)];
  return target ? { statusId: target.status.id, index: Math.min(at.index, target.tasks.length) } : null;
}
