import type { Dependency, Task } from '../../model/types';

/** A task for tests: say only what matters. */
export function aTask(fields: Partial<Task> & { id: string }): Task {
  return {
    version: 1,
    key: `FER-${fields.id}`,
    projectId: 'p',
    title: `Task ${fields.id}`,
    description: '',
    statusId: 's',
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
    position: fields.id,
    customFields: {},
    createdAt: '2026-11-01T08:00:00Z',
    updatedAt: '2026-11-01T08:00:00Z',
    completedAt: null,
    ...fields,
  };
}

export function aLink(
  fields: Partial<Dependency> & Pick<Dependency, 'predecessorId' | 'successorId'>,
): Dependency {
  const id = `${fields.predecessorId}-${fields.successorId}`;
  return { id, version: 1, projectId: 'p', type: 'FS', lagMinutes: 0, ...fields };
}
