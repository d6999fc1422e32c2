import { patchTask } from '../../model/taskCommands';
import type { CommandDraft, Task } from '../../model/types';
import { rangeText, shortRange } from './barText';
import { spanOf, type Dates } from './span';

const named = (task: Pick<Task, 'key' | 'title'>) => task.key || task.title;

export const sameDates = (a: Dates, b: Dates) => a.startDate === b.startDate && a.dueDate === b.dueDate;

export function setDates(task: Task, dates: Dates): CommandDraft {
  return patchTask(task, dates, datesLabel(task, dates));
}

function datesLabel(task: Task, dates: Dates): string {
  const span = spanOf({ ...task, ...dates });
  if (!span) return `${named(task)} has no dates now`;
  return `${named(task)} moved to ${shortRange(span.start, span.end)}`;
}

/** Several tasks at once, all or none: what lies below a summary moves with it. */
export function setDatesOfAll(
  projectId: string,
  changes: readonly { task: Task; dates: Dates }[],
  label: string,
  undoLabel = `${label}: taken back`,
): CommandDraft {
  return {
    method: 'POST',
    url: `/projects/${projectId}/tasks/batch`,
    body: { operations: changes.map(({ task, dates }) => ({ patch: { id: task.id, ...dates } })) },
    patches: changes.map(({ task, dates }) => ({
      entity: 'task',
      entityId: task.id,
      op: 'updated',
      data: { ...dates },
    })),
    label,
    undo: () =>
      setDatesOfAll(
        projectId,
        changes.map(({ task, dates }) => ({
          task: { ...task, ...dates },
          dates: { startDate: task.startDate, dueDate: task.dueDate },
        })),
        undoLabel,
        label,
      ),
  };
}

/** What a move has done, to be said: "Starts 26 November, ends 4 December. 1 link is not kept." */
export function movedSentence(task: Task, dates: Dates, brokenLinks: number): string {
  const span = spanOf({ ...task, ...dates });
  const where = span
    ? `${named(task)}, ${rangeText(span.start, span.end, span.milestone)}.`
    : `${named(task)} has no dates.`;
  if (!brokenLinks) return `${where} Undo with Control Z.`;
  return `${where} ${brokenLinks === 1 ? '1 link is' : `${String(brokenLinks)} links are`} not kept. Undo with Control Z.`;
}
