import type { TaskFields } from './taskCommands';
import type { CommandDraft, Task } from './types';

export interface TaskEdit {
  task: Task;
  fields: TaskFields;
}

/** Several tasks changed as one command: all or nothing, one undo. */
export function patchTasks(projectId: string, edits: readonly TaskEdit[], label: string): CommandDraft {
  return {
    method: 'POST',
    url: `/projects/${projectId}/tasks/batch`,
    body: { operations: edits.map(({ task, fields }) => ({ patch: { id: task.id, ...fields } })) },
    patches: edits.map(({ task, fields }) => ({
      entity: 'task' as const,
      entityId: task.id,
      op: 'updated' as const,
      data: fields,
    })),
    label,
    undo: () => patchTasks(projectId, edits.map(inverse), `${edits.length} tasks put back`),
  };
}

function inverse({ task, fields }: TaskEdit): TaskEdit {
  const before = Object.fromEntries(
    Object.keys(fields).map((key) => [key, task[key as keyof TaskFields & keyof Task]]),
  );
  return { task: { ...task, ...fields }, fields: before as TaskFields };
}

/** Several tasks deleted as one command; the server brings all of them back. */
export function deleteTasks(projectId: string, tasks: readonly Task[], label: string): CommandDraft {
  return {
    method: 'POST',
    url: `/projects/${projectId}/tasks/batch`,
    body: { operations: tasks.map(({ id }) => ({ delete: { id } })) },
    patches: tasks.map(({ id }) => ({
      entity: 'task' as const,
      entityId: id,
      op: 'deleted' as const,
      data: {},
    })),
    label,
    undo: (commandId: string) => ({
      method: 'POST',
      url: `/commands/${commandId}/undo`,
      patches: tasks.map((task) => ({
        entity: 'task' as const,
        entityId: task.id,
        op: 'created' as const,
        data: { ...task },
      })),
      label: `${tasks.length} tasks brought back`,
    }),
  };
}
