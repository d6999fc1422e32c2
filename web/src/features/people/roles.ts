import type { WorkspaceRole } from '../../model/types';
import type { Choice } from '../../ui/ChoiceButton';

export const workspaceRoles: readonly (Choice<WorkspaceRole> & { rights: string })[] = [
  { value: 'owner', name: 'Owner', rights: 'Everything, and who else is owner.' },
  { value: 'admin', name: 'Admin', rights: 'People and all projects.' },
  { value: 'member', name: 'Member', rights: 'Sees open projects and creates new ones.' },
  { value: 'guest', name: 'Guest', rights: 'Sees only projects they are added to.' },
];

const order: readonly WorkspaceRole[] = ['guest', 'member', 'admin', 'owner'];
export const atLeast = (role: WorkspaceRole | undefined, needed: WorkspaceRole) =>
  role !== undefined && order.indexOf(role) >= order.indexOf(needed);
