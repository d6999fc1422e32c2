import type { Task } from '../../model/types';
import type { Column } from './columns';
import { lasting, workingDaysOf, type Dates } from './span';
import type { TreeRow } from './taskTree';
import { waitsOf } from './Tree';
import type { Plan } from './usePlan';
import { parseWaits, waitText, type Wait } from './waitsFor';

interface Writes {
  rename: (task: Task, title: string) => void;
  changeTaskDates: (task: Task, dates: Dates) => void;
  changeWaits: (task: Task, waits: readonly Wait[]) => void;
}

/** How the text of a cell is edited: what stands there, and what saving it does or refuses. */
export function textEdit(cell: Column['id'], row: TreeRow, plan: Plan, writes: Writes) {
  const { task, span } = row;
  const name = task.key || task.title;
  if (cell === 'task')
    return {
      label: `Title of ${name}`,
      value: task.title,
      save: (text: string) => {
        if (!text.trim()) return 'A task needs a title.';
        writes.rename(task, text.trim());
        return undefined;
      },
    };
  if (cell === 'days' && span && !span.milestone)
    return {
      label: `Working days of ${name}`,
      value: String(workingDaysOf(span)),
      numeric: true,
      save: (text: string) => {
        const days = Number(text);
        if (!Number.isInteger(days) || days < 1 || days > 5000)
          return 'Write how many working days it takes, 1 or more.';
        writes.changeTaskDates(task, lasting(task, days));
        return undefined;
      },
    };
  if (cell === 'waits')
    return {
      label: `${name} waits for`,
      value: waitsOf(row, plan)
        .map(({ link, key }) => waitText(link, key))
        .join(', '),
      save: (text: string) => {
        const waits = parseWaits(text, (key) => taskByKey(key, plan)?.id);
        if (typeof waits === 'string') return waits;
        if (waits.some((wait) => wait.predecessorId === task.id)) return 'A task cannot wait for itself.';
        writes.changeWaits(task, waits);
        return undefined;
      },
    };
  return undefined;
}

function taskByKey(text: string, plan: Plan): Task | undefined {
  const wanted = text.toUpperCase();
  return plan.tasks.find((task) => task.key === wanted || task.key.endsWith(`-${wanted}`));
}
