import { uuid7 } from '../lib/uuid';
import { patch, undoOnServer } from './taskCommands';
import type { CommandDraft, Milestone } from './types';

const urlOf = ({ projectId, id }: Pick<Milestone, 'projectId' | 'id'>) =>
  `/projects/${projectId}/milestones/${id}`;

export function createMilestone(
  projectId: string,
  fields: Pick<Milestone, 'name' | 'dueDate'>,
): CommandDraft {
  const id = uuid7();
  return {
    method: 'POST',
    url: `/projects/${projectId}/milestones`,
    body: { id, ...fields },
    patches: [
      patch('milestone', 'created', id, {
        projectId,
        description: '',
        reachedAt: null,
        createdAt: new Date().toISOString(),
        ...fields,
        version: 0,
      }),
    ],
    label: `Milestone “${fields.name}” added`,
  };
}

/** `reached` is said as a word; its moment is the server's. */
export function patchMilestone(
  milestone: Milestone,
  { reached, ...fields }: Partial<Pick<Milestone, 'name' | 'dueDate'>> & { reached?: boolean },
): CommandDraft {
  const moment = reached === undefined ? {} : { reachedAt: reached ? new Date().toISOString() : null };
  return {
    method: 'PATCH',
    url: urlOf(milestone),
    body: { ...fields, ...(reached === undefined ? {} : { reached }) },
    patches: [patch('milestone', 'updated', milestone.id, { ...fields, ...moment })],
    label: `Milestone “${fields.name ?? milestone.name}” ${reached ? 'reached' : 'changed'}`,
  };
}

/** It leaves its tasks; the server says so task by task. */
export function deleteMilestone(milestone: Milestone): CommandDraft {
  return {
    method: 'DELETE',
    url: urlOf(milestone),
    patches: [patch('milestone', 'deleted', milestone.id)],
    label: `Milestone “${milestone.name}” deleted`,
    undo: undoOnServer(`Milestone “${milestone.name}” brought back`, 'milestone', milestone),
  };
}
