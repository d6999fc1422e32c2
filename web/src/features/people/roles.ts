import type { WorkspaceRole } from '../../model/types';
import type { RoleChoice } from '../../ui/RoleButton';

export const workspaceRoles: readonly (RoleChoice<WorkspaceRole> & { rights: string })[] = [
  { role: 'owner', name: 'Owner', rights: 'Everything, and who else is owner.' },
  { role: 'admin', name: 'Admin', rights: 'People and all projects.' },
  { role: 'member', name: 'Member', rights: 'Sees open projects and creates new ones.' },
  { role: 'guest', name: 'Guest', rights: 'Sees only projects they are added to.' },
];

const order: readonly WorkspaceRole[] = ['guest', 'member', 'admin', 'owner'];
export const atLeast = (role: WorkspaceRole | undefined, needed: WorkspaceRole) =>
  role !== undefined && order.indexOf(role) >= order.indexOf(needed);
