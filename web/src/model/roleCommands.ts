import { uuid7 } from '../lib/uuid';
import type { RoleKey } from './roles';
import type { CommandDraft, Role, RoleScope, WorkspaceMember } from './types';

export interface RoleFields {
  name: string;
  description: string;
  permissions: readonly string[];
}

/** Waits for its answer in a form, as does the next. */
export function createRole(workspaceId: string, scope: RoleScope, fields: RoleFields): CommandDraft {
  const id = uuid7();
  return {
    method: 'POST',
    url: `/workspaces/${workspaceId}/roles`,
    body: { id, scope, ...fields },
    patches: [
      { entity: 'role', entityId: id, op: 'created', data: { workspaceId, scope, ...fields, version: 0 } },
    ],
    label: `Role “${fields.name}” created`,
    quiet: true,
  };
}

export function patchRole(role: Role, fields: RoleFields): CommandDraft {
  return {
    method: 'PATCH',
    url: `/workspaces/${role.workspaceId}/roles/${role.id}`,
    body: fields,
    patches: [{ entity: 'role', entityId: role.id, op: 'updated', data: { ...fields } }],
    label: `Role “${fields.name}” changed`,
    quiet: true,
  };
}

/** Its people get the role `moveTo`. */
export function deleteRole(role: Role, moveTo: RoleKey): CommandDraft {
  return {
    method: 'DELETE',
    url: `/workspaces/${role.workspaceId}/roles/${role.id}?moveTo=${moveTo}`,
    patches: [{ entity: 'role', entityId: role.id, op: 'deleted', data: {} }],
    label: `Role “${role.name}” deleted`,
    quiet: true,
  };
}

/** Hands the workspace to another member; the caller stays as an admin. */
export function transferWorkspace(heir: WorkspaceMember): CommandDraft {
  return {
    method: 'POST',
    url: `/workspaces/${heir.workspaceId}/transfer`,
    body: { userId: heir.userId },
    patches: [
      {
        entity: 'workspaceMember',
        entityId: heir.id,
        op: 'updated',
        data: { role: 'owner', roleId: null },
      },
    ],
    label: `${heir.name} owns the workspace now`,
    quiet: true,
  };
}
