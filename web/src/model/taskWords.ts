import { dueText } from '../lib/dates';
import type { TaskFields } from './taskCommands';
import type { Label, Status, Task } from './types';

interface Names {
  statusById: ReadonlyMap<string, Status>;
  labelById: ReadonlyMap<string, Label>;
  personById: ReadonlyMap<string, { name: string }>;
}

const priorityWords = { none: 'no priority', low: 'low', medium: 'medium', high: 'high', urgent: 'urgent' };

export const nameOf = (task: Pick<Task, 'key' | 'title'>) => task.key || `“${task.title}”`;

/** What an edit of one or many tasks did, in the past tense, as its toast says it. */
export function editWords(tasks: readonly Task[], fields: TaskFields, names: Names): string {
  const [first] = tasks;
  const subject = first && tasks.length === 1 ? nameOf(first) : `${tasks.length} tasks`;
  const keys = Object.keys(fields).filter((key) => key !== 'position');
  if (keys.length > 1 && !('statusId' in fields)) return `${subject} changed`;
  if (fields.statusId)
    return `${subject} moved to ${names.statusById.get(fields.statusId)?.name ?? 'another status'}`;
  if (fields.priority) return `${subject} set to ${priorityWords[fields.priority]}`;
  if (fields.assigneeIds) {
    const people = fields.assigneeIds.map((id) => names.personById.get(id)?.name ?? 'somebody');
    return people.length ? `${subject} assigned to ${listed(people)}` : `${subject} assigned to nobody`;
  }
  if (fields.labelIds) {
    const labels = fields.labelIds.map((id) => names.labelById.get(id)?.name ?? 'a label');
    return labels.length ? `${subject} labelled ${listed(labels)}` : `Labels taken off ${subject}`;
  }
  if (fields.dueDate !== undefined) return dateWords(subject, 'due', fields.dueDate);
  if (fields.startDate !== undefined) return dateWords(subject, 'starts', fields.startDate);
  if (fields.title) return `${subject} renamed`;
  return `${subject} changed`;
}

function dateWords(subject: string, verb: string, date: string | null): string {
  if (date === null) return `${subject} ${verb === 'due' ? 'has no due date' : 'has no start date'} now`;
  const { text } = dueText(date);
  return `${subject} ${verb} ${/^(Today|Tomorrow)$/.test(text) ? text.toLowerCase() : text}`;
}

function listed(names: readonly string[]): string {
  if (names.length > 3) return `${names.slice(0, 2).join(', ')} and ${names.length - 2} more`;
  return names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${names.at(-1)}` : (names[0] ?? '');
}
