import { shortDate } from '../../lib/dates';
import { durationText } from '../../ui/duration';
import { priorityLabels, type PriorityName } from '../../ui/PriorityIcon';
import type { Activity, FieldChange } from './activityApi';

/** What ids stand for, at this moment; null for what is gone. */
export interface Lookups {
  status: (id: string) => string | null;
  person: (id: string) => string | null;
  label: (id: string) => string | null;
  milestone: (id: string) => string | null;
  task: (id: string) => string | null;
}

/**
 * What a change did, as verbs after a name: "moved it from To do to In progress". Empty when there is nothing to tell:
 * a comment shows itself, and bookkeeping fields are nobody's act.
 */
export function activityWords(
  { entity, entityId, op, fields }: Activity,
  taskId: string,
  names: Lookups,
): string[] {
  const of = (name: string) => fields.find(({ field }) => field === name)?.to;
  switch (entity) {
    case 'task':
      // A sub-task's own changes belong to its own stream.
      if (entityId !== taskId) return [];
      if (op === 'created') return ['made this task'];
      if (op === 'deleted') return ['deleted this task'];
      return fields.flatMap((change) => fieldWords(change, names));
    case 'comment':
      return op === 'deleted' ? ['deleted a comment'] : [];
    case 'dependency':
      return [dependencyWords(op, of, taskId, names)];
    case 'checklistItem':
      if (op === 'created') return [`added “${text(of('text'))}” to the checklist`];
      if (op === 'deleted') return ['removed a checklist item'];
      return of('done') === undefined
        ? []
        : [of('done') ? 'ticked off a checklist item' : 'unticked a checklist item'];
    case 'attachment':
      return attachmentWords(op, of);
    case 'timeEntry':
      return timeWords(op, of('minutes'));
    default:
      return [];
  }
}

function attachmentWords(op: Activity['op'], of: (name: string) => unknown): string[] {
  if (op === 'created')
    return [`added the ${typeof of('url') === 'string' ? 'link' : 'file'} “${text(of('name'))}”`];
  if (op === 'deleted') return ['removed an attachment'];
  // That a small picture was made is nobody's act.
  return of('name') === undefined ? [] : [`renamed an attachment to “${text(of('name'))}”`];
}

const text = (value: unknown) => (typeof value === 'string' ? value : '');
const list = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((entry): entry is string => typeof entry === 'string') : [];

function timeWords(op: Activity['op'], minutes: unknown): string[] {
  if (op === 'deleted') return ['removed logged time'];
  if (typeof minutes === 'number') return [`logged ${durationText(minutes)}`];
  return op === 'created' ? ['started the timer'] : [];
}

function dependencyWords(
  op: Activity['op'],
  of: (name: string) => unknown,
  taskId: string,
  names: Lookups,
): string {
  if (op === 'deleted') return 'removed a dependency';
  if (op === 'updated') return 'changed a dependency';
  const [before, after] = [text(of('predecessorId')), text(of('successorId'))];
  const other = names.task(before === taskId ? after : before) ?? 'another task';
  return before === taskId ? `made ${other} wait for this` : `made this wait for ${other}`;
}

function fieldWords({ field, from, to }: FieldChange, names: Lookups): string[] {
  switch (field) {
    case 'statusId':
      return [
        `moved it from ${names.status(text(from)) ?? 'a former status'} to ${names.status(text(to)) ?? 'a former status'}`,
      ];
    case 'title':
      return [`renamed it from “${text(from)}”`];
    case 'description':
      return [
        text(to) === ''
          ? 'removed the description'
          : text(from) === ''
            ? 'wrote a description'
            : 'changed the description',
      ];
    case 'priority':
      return [`set the priority from ${priorityWord(from)} to ${priorityWord(to)}`];
    case 'assigneeIds':
      return listWords(
        list(from),
        list(to),
        names.person,
        ['assigned ', ''],
        ['took ', ' off'],
        'a former member',
      );
    case 'labelIds':
      return listWords(
        list(from),
        list(to),
        names.label,
        ['added the label ', ''],
        ['took off the label ', ''],
        'a deleted label',
      );
    case 'milestoneId':
      return [
        to
          ? `set the milestone ${names.milestone(text(to)) ?? 'that is gone by now'}`
          : `took it from the milestone ${names.milestone(text(from)) ?? 'that is gone by now'}`,
      ];
    case 'dueDate':
      return [dateWords('due date', from, to)];
    case 'startDate':
      return [dateWords('start', from, to)];
    case 'estimateMinutes':
      return [typeof to === 'number' ? `set the estimate to ${durationText(to)}` : 'removed the estimate'];
    case 'progress':
      return [typeof to === 'number' ? `set the progress to ${to} %` : 'removed the progress'];
    case 'parentId':
      return [
        to
          ? `made it part of ${names.task(text(to)) ?? 'another task'}`
          : `took it out of ${names.task(text(from)) ?? 'another task'}`,
      ];
    default:
      return [];
  }
}

const priorityWord = (value: unknown) => priorityLabels[text(value) as PriorityName]?.toLowerCase() ?? 'none';

function dateWords(name: string, from: unknown, to: unknown): string {
  if (!to) return `removed the ${name}`;
  if (!from) return `set the ${name} to ${shortDate(text(to))}`;
  return `moved the ${name} from ${shortDate(text(from))} to ${shortDate(text(to))}`;
}

function listWords(
  from: readonly string[],
  to: readonly string[],
  name: (id: string) => string | null,
  [add, addEnd]: readonly [string, string],
  [drop, dropEnd]: readonly [string, string],
  gone: string,
): string[] {
  const said = (ids: string[]) => ids.map((id) => name(id) ?? gone).join(', ');
  const added = to.filter((id) => !from.includes(id));
  const dropped = from.filter((id) => !to.includes(id));
  return [
    ...(added.length ? [add + said(added) + addEnd] : []),
    ...(dropped.length ? [drop + said(dropped) + dropEnd] : []),
  ];
}
