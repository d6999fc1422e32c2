import { addDays, startOfWeek } from '../../lib/dates';
import type { Priority, Task } from '../../model/types';

export interface WorkGroup {
  name: 'Today' | 'This week' | 'Later';
  tasks: Task[];
}

const weight: Record<Priority, number> = { urgent: 0, high: 1, medium: 2, low: 3, none: 4 };

/** What is late stands under Today: it waits for an answer today. Without a date it is for later. */
export function groupMyWork(tasks: readonly Task[], today: string): WorkGroup[] {
  const sunday = addDays(startOfWeek(today), 6);
  const sorted = [...tasks].sort(
    (a, b) =>
      (a.dueDate ?? '9').localeCompare(b.dueDate ?? '9') ||
      weight[a.priority] - weight[b.priority] ||
      a.key.localeCompare(b.key, undefined, { numeric: true }),
  );
  const groupOf = ({ dueDate }: Task): WorkGroup['name'] =>
    dueDate && dueDate <= today ? 'Today' : dueDate && dueDate <= sunday ? 'This week' : 'Later';
  return (['Today', 'This week', 'Later'] as const).map((name) => ({
    name,
    tasks: sorted.filter((task) => groupOf(task) === name),
  }));
}

const numbers = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine', 'Ten'];
const count = (n: number, things: string) =>
  `${numbers[n] ?? n} ${n === 1 ? things.replace(/s$/, '') : things}`;

/** The day in one sentence. */
export function daySentence(tasks: readonly Task[], today: string): string {
  const late = tasks.filter(({ dueDate }) => dueDate && dueDate < today).length;
  const due = tasks.filter(({ dueDate }) => dueDate === today).length;
  const dueWords = due
    ? `${count(due, 'things')} ${due === 1 ? 'is' : 'are'} due today`
    : 'Nothing is due today';
  if (!late) return `${dueWords}.`;
  return `${dueWords}; ${count(late, 'tasks').toLowerCase()} ${late === 1 ? 'is' : 'are'} late.`;
}

export function greeting(hour: number): string {
  return hour < 5
    ? 'Good evening'
    : hour < 12
      ? 'Good morning'
      : hour < 18
        ? 'Good afternoon'
        : 'Good evening';
}
