import { uuid7 } from '../lib/uuid';
import type {
  ChecklistItem,
  Comment,
  CommandDraft,
  Dependency,
  EntityName,
  Label,
  Patch,
  Task,
} from './types';

// Commands of the work itself. Each is plain data: what to send and what it will change; live/commands.ts sends it.

export const patch = (
  entity: EntityName,
  op: Patch['op'],
  entityId: string,
  data: Patch['data'] = {},
): Patch => ({
  entity,
  entityId,
  op,
  data,
});
const now = () => new Date().toISOString();
export const named = (task: { key?: string; title: string }) => task.key || task.title;

/** What was deleted comes back as it was, with all that hung on it: the server knows it from its log. */
export const undoOnServer =
  (label: string, entity: EntityName, ...rows: { id: string; version: number }[]) =>
  (commandId: string): CommandDraft => ({
    method: 'POST',
    url: `/commands/${commandId}/undo`,
    patches: rows.map((row) => patch(entity, 'created', row.id, { ...row })),
    label,
  });

/** The same fields as they are now: the body of the inverse. */
function reversed<T extends object>(row: T, fields: Partial<T>): Partial<T> {
  return Object.fromEntries(Object.keys(fields).map((key) => [key, row[key as keyof T]])) as Partial<T>;
}

export type TaskFields = Partial<
  Pick<
    Task,
    | 'title'
    | 'description'
    | 'statusId'
    | 'priority'
    | 'assigneeIds'
    | 'labelIds'
    | 'parentId'
    | 'milestoneId'
    | 'sprintId'
    | 'startDate'
    | 'dueDate'
    | 'estimateMinutes'
    | 'progress'
    | 'position'
    | 'customFields'
  >
>;

export function patchTask(task: Task, fields: TaskFields, label = `${named(task)} changed`): CommandDraft {
  return {
    method: 'PATCH',
    url: `/tasks/${task.id}`,
    body: fields,
    patches: [patch('task', 'updated', task.id, fields)],
    label,
    undo: () => patchTask({ ...task, ...fields }, reversed(task, fields), `${named(task)} put back`),
  };
}

/** Where a card stands: its column and its place in it. */
export type TaskPlace = Pick<Task, 'statusId' | 'position'>;

export function moveTask(task: Task, place: TaskPlace, label = `${named(task)} moved`): CommandDraft {
  return {
    method: 'PATCH',
    url: `/tasks/${task.id}`,
    body: place,
    patches: [patch('task', 'updated', task.id, { ...place })],
    label,
    undo: () =>
      moveTask(
        { ...task, ...place },
        { statusId: task.statusId, position: task.position },
        `${named(task)} moved back`,
      ),
  };
}

export type NewTask = TaskFields & Pick<Task, 'title' | 'statusId' | 'position'>;

/** The draft's `patches[0].entityId` is the new task's id, good from now on. Its key comes with the answer. */
export function createTask(projectId: string, fields: NewTask): CommandDraft {
  const id = uuid7();
  const task: Omit<Task, 'version'> = {
    key: '',
    projectId,
    description: '',
    category: 'todo',
    priority: 'none',
    assigneeIds: [],
    reporterId: null,
    labelIds: [],
    parentId: null,
    milestoneId: null,
    sprintId: null,
    startDate: null,
    dueDate: null,
    estimateMinutes: null,
    trackedMinutes: 0,
    progress: null,
    customFields: {},
    createdAt: now(),
    updatedAt: now(),
    completedAt: null,
    ...fields,
    id,
  };
  return {
    method: 'POST',
    url: `/projects/${projectId}/tasks`,
    body: { id, ...fields },
    patches: [patch('task', 'created', id, { ...task, version: 0 })],
    label: `“${fields.title}” added`,
  };
}

export function deleteTask(task: Task, subtasks: readonly Task[] = []): CommandDraft {
  return {
    method: 'DELETE',
    url: `/tasks/${task.id}`,
    patches: [task, ...subtasks].map(({ id }) => patch('task', 'deleted', id)),
    label: `${named(task)} deleted`,
    undo: undoOnServer(`${named(task)} brought back`, 'task', task, ...subtasks),
  };
}

export function addComment(
  task: Task,
  author: { id: string; name: string },
  body: string,
  options: { parentId?: string | null; internal?: boolean } = {},
): CommandDraft {
  const id = uuid7();
  const comment: Comment = {
    id,
    projectId: task.projectId,
    taskId: task.id,
    authorId: author.id,
    authorName: author.name,
    body,
    parentId: options.parentId ?? null,
    internal: options.internal ?? false,
    createdAt: now(),
    editedAt: null,
    version: 0,
  };
  return {
    method: 'POST',
    url: `/tasks/${task.id}/comments`,
    body: { id, body, ...options },
    patches: [patch('comment', 'created', id, { ...comment })],
    label: `Comment on ${named(task)}`,
  };
}

export function patchComment(comment: Comment, body: string): CommandDraft {
  return {
    method: 'PATCH',
    url: `/comments/${comment.id}`,
    body: { body },
    patches: [patch('comment', 'updated', comment.id, { body, editedAt: now() })],
    label: 'Comment changed',
  };
}

export function deleteComment(comment: Comment): CommandDraft {
  return {
    method: 'DELETE',
    url: `/comments/${comment.id}`,
    patches: [patch('comment', 'deleted', comment.id)],
    label: 'Comment deleted',
    undo: undoOnServer('Comment brought back', 'comment', comment),
  };
}

export function addDependency(
  projectId: string,
  link: Pick<Dependency, 'predecessorId' | 'successorId' | 'type' | 'lagMinutes'>,
): CommandDraft {
  const id = uuid7();
  const { successorId, ...body } = link;
  return {
    method: 'POST',
    url: `/tasks/${successorId}/dependencies`,
    body: { id, ...body },
    patches: [patch('dependency', 'created', id, { projectId, ...link, version: 0 })],
    label: 'Dependency added',
    undo: () => removeDependency({ id, projectId, ...link, version: 0 }),
  };
}

export function removeDependency(dependency: Dependency): CommandDraft {
  return {
    method: 'DELETE',
    url: `/dependencies/${dependency.id}`,
    patches: [patch('dependency', 'deleted', dependency.id)],
    label: 'Dependency removed',
    undo: () => addDependency(dependency.projectId, dependencyLink(dependency)),
  };
}

const dependencyLink = ({ predecessorId, successorId, type, lagMinutes }: Dependency) => ({
  predecessorId,
  successorId,
  type,
  lagMinutes,
});

export function addChecklistItem(task: Task, text: string, position: string): CommandDraft {
  const id = uuid7();
  return {
    method: 'POST',
    url: `/tasks/${task.id}/checklist`,
    body: { id, text, position },
    patches: [
      patch('checklistItem', 'created', id, {
        projectId: task.projectId,
        taskId: task.id,
        text,
        position,
        done: false,
        version: 0,
      }),
    ],
    label: `“${text}” added to ${named(task)}`,
  };
}

export function patchChecklistItem(
  item: ChecklistItem,
  fields: Partial<Pick<ChecklistItem, 'text' | 'done' | 'position'>>,
): CommandDraft {
  return {
    method: 'PATCH',
    url: `/checklist/${item.id}`,
    body: fields,
    patches: [patch('checklistItem', 'updated', item.id, fields)],
    label: `“${fields.text ?? item.text}” changed`,
  };
}

export function deleteChecklistItem(item: ChecklistItem): CommandDraft {
  return {
    method: 'DELETE',
    url: `/checklist/${item.id}`,
    patches: [patch('checklistItem', 'deleted', item.id)],
    label: `“${item.text}” removed`,
  };
}

export function createLabel(projectId: string, fields: { name: string; color: string }): CommandDraft {
  const id = uuid7();
  return {
    method: 'POST',
    url: `/projects/${projectId}/labels`,
    body: { id, ...fields },
    patches: [patch('label', 'created', id, { projectId, ...fields, version: 0 })],
    label: `Label “${fields.name}” added`,
  };
}

export function patchLabel(label: Label, fields: { name?: string; color?: string }): CommandDraft {
  return {
    method: 'PATCH',
    url: `/projects/${label.projectId}/labels/${label.id}`,
    body: fields,
    patches: [patch('label', 'updated', label.id, fields)],
    label: `Label “${fields.name ?? label.name}” changed`,
  };
}

export function deleteLabel(label: Label): CommandDraft {
  return {
    method: 'DELETE',
    url: `/projects/${label.projectId}/labels/${label.id}`,
    patches: [patch('label', 'deleted', label.id)],
    label: `Label “${label.name}” deleted`,
    undo: undoOnServer(`Label “${label.name}” brought back`, 'label', label),
  };
}
