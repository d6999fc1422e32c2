import { uuid7 } from '../lib/uuid';
import { givenRole, roleBody, roleKey, type RoleKey } from './roles';
import type {
  CommandDraft,
  EntityName,
  Patch,
  Project,
  ProjectMember,
  Status,
  User,
  Workspace,
  WorkspaceMember,
} from './types';

// Commands of the places: projects with their workflow and members, workspaces, one's own account.

const patch = (entity: EntityName, op: Patch['op'], entityId: string, data: Patch['data'] = {}): Patch => ({
  entity,
  entityId,
  op,
  data,
});

/** Waits for its answer in a form: a key may be taken, and the statuses come from the server. */
export function createProject(workspaceId: string, fields: Pick<Project, 'name' | 'key'>): CommandDraft {
  const id = uuid7();
  return {
    method: 'POST',
    url: `/workspaces/${workspaceId}/projects`,
    body: { id, ...fields },
    patches: [
      patch('project', 'created', id, {
        workspaceId,
        description: '',
        private: false,
        sample: false,
        color: null,
        ...fields,
        version: 0,
      }),
    ],
    label: `Project “${fields.name}” created`,
    quiet: true,
  };
}

export type ProjectFields = Partial<
  Pick<Project, 'name' | 'key' | 'description' | 'private' | 'color' | 'startDate' | 'dueDate'>
>;

export function patchProject(project: Project, fields: ProjectFields): CommandDraft {
  return {
    method: 'PATCH',
    url: `/projects/${project.id}`,
    body: fields,
    patches: [patch('project', 'updated', project.id, fields)],
    label: `Project “${fields.name ?? project.name}” changed`,
  };
}

export function deleteProject(project: Project): CommandDraft {
  return {
    method: 'DELETE',
    url: `/projects/${project.id}`,
    patches: [patch('project', 'deleted', project.id)],
    label: `Project “${project.name}” deleted`,
    undo: (commandId: string): CommandDraft => ({
      method: 'POST',
      url: `/commands/${commandId}/undo`,
      patches: [patch('project', 'created', project.id, { ...project })],
      label: `Project “${project.name}” brought back`,
    }),
  };
}

export function createStatus(
  projectId: string,
  fields: Pick<Status, 'name' | 'category' | 'position'>,
): CommandDraft {
  const id = uuid7();
  return {
    method: 'POST',
    url: `/projects/${projectId}/statuses`,
    body: { id, ...fields },
    patches: [
      patch('status', 'created', id, {
        projectId,
        color: null,
        wipLimit: null,
        transitions: null,
        ...fields,
        version: 0,
      }),
    ],
    label: `Status “${fields.name}” added`,
  };
}

export function patchStatus(
  status: Status,
  fields: Partial<Pick<Status, 'name' | 'category' | 'color' | 'position' | 'wipLimit' | 'transitions'>>,
): CommandDraft {
  return {
    method: 'PATCH',
    url: `/projects/${status.projectId}/statuses/${status.id}`,
    body: fields,
    patches: [patch('status', 'updated', status.id, fields)],
    label: `Status “${fields.name ?? status.name}” changed`,
  };
}

/** Its tasks go to `moveTo`; the server moves them, and says so task by task. */
export function deleteStatus(status: Status, moveTo: string | null): CommandDraft {
  const query = moveTo ? `?moveTo=${moveTo}` : '';
  return {
    method: 'DELETE',
    url: `/projects/${status.projectId}/statuses/${status.id}${query}`,
    patches: [patch('status', 'deleted', status.id)],
    label: `Status “${status.name}” deleted`,
    announce: true,
  };
}

export function addProjectMember(
  { id: projectId, workspaceId }: { id: string; workspaceId: string },
  userId: string,
  key: RoleKey,
  name: string,
): CommandDraft {
  const id = uuid7();
  return {
    method: 'POST',
    url: `/projects/${projectId}/members`,
    body: { id, userId, ...roleBody(key) },
    patches: [
      patch('projectMember', 'created', id, {
        workspaceId,
        projectId,
        userId,
        ...givenRole(key),
        version: 0,
      }),
    ],
    label: `${name} added to the project`,
  };
}

/** `words`: who is what from now on. */
export function patchProjectMember(
  member: ProjectMember,
  key: RoleKey,
  words: { name: string; role: string },
): CommandDraft {
  return {
    method: 'PATCH',
    url: `/projects/${member.projectId}/members/${member.userId}`,
    body: roleBody(key),
    patches: [patch('projectMember', 'updated', member.id, { ...givenRole(key) })],
    label: `${words.name} is now ${words.role}`,
  };
}

export function removeProjectMember(member: ProjectMember, name: string): CommandDraft {
  return {
    method: 'DELETE',
    url: `/projects/${member.projectId}/members/${member.userId}`,
    patches: [patch('projectMember', 'deleted', member.id)],
    label: `${name} removed from the project`,
    undo: () =>
      addProjectMember(
        { id: member.projectId, workspaceId: member.workspaceId },
        member.userId,
        roleKey(member),
        name,
      ),
  };
}

/** Waits for its answer in a form. */
export function createWorkspace(name: string): CommandDraft {
  const id = uuid7();
  return {
    method: 'POST',
    url: '/workspaces',
    body: { id, name },
    patches: [patch('workspace', 'created', id, { name, version: 0 })],
    label: `Workspace “${name}” created`,
    quiet: true,
  };
}

export function patchWorkspace(workspace: Workspace, name: string): CommandDraft {
  return {
    method: 'PATCH',
    url: `/workspaces/${workspace.id}`,
    body: { name },
    patches: [patch('workspace', 'updated', workspace.id, { name })],
    label: `Workspace renamed to “${name}”`,
  };
}

export function requireSecondFactor(workspace: Workspace, requiresSecondFactor: boolean): CommandDraft {
  return {
    method: 'PATCH',
    url: `/workspaces/${workspace.id}`,
    body: { requiresSecondFactor },
    patches: [patch('workspace', 'updated', workspace.id, { requiresSecondFactor })],
    label: requiresSecondFactor ? 'A second factor is required now' : 'No second factor is required now',
    announce: true,
  };
}

/** `roleName`: of the new role, as the toast says it. */
export function patchWorkspaceMember(member: WorkspaceMember, key: RoleKey, roleName: string): CommandDraft {
  return {
    method: 'PATCH',
    url: `/workspaces/${member.workspaceId}/members/${member.userId}`,
    body: roleBody(key),
    patches: [patch('workspaceMember', 'updated', member.id, { ...givenRole(key) })],
    label: `${member.name} is now ${roleName}`,
  };
}

export function removeWorkspaceMember(member: WorkspaceMember): CommandDraft {
  return {
    method: 'DELETE',
    url: `/workspaces/${member.workspaceId}/members/${member.userId}`,
    patches: [patch('workspaceMember', 'deleted', member.id)],
    label: `${member.name} removed from the workspace`,
    announce: true,
  };
}

export function patchMe(user: User, body: Partial<Pick<User, 'name' | 'timeZone' | 'locale'>>): CommandDraft {
  return {
    method: 'PATCH',
    url: '/me',
    body,
    patches: [patch('user', 'updated', user.id, body)],
    label: 'Your profile changed',
  };
}
