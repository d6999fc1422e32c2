import type { ProjectRole, Role, WorkspaceRole } from './types';

/** What a picker of roles holds: the word of a built-in role, or the id of one of the workspace's own. */
export type RoleKey = string;

interface Given<R extends string> {
  role: R;
  roleId: string | null;
}

const builtIn: ReadonlySet<string> = new Set([
  'owner',
  'admin',
  'member',
  'guest',
  'lead',
  'contributor',
  'viewer',
]);

export const roleKey = ({ role, roleId }: { role: string; roleId?: string | null }): RoleKey =>
  roleId ?? role;

/** The two fields of a member that a key stands for. */
export const givenRole = <R extends WorkspaceRole | ProjectRole>(key: RoleKey): Given<R> =>
  builtIn.has(key) ? { role: key as R, roleId: null } : { role: 'custom' as R, roleId: key };

/** How a request names it. */
export const roleBody = (key: RoleKey) => (builtIn.has(key) ? { role: key } : { roleId: key });

/** Which projects exist for somebody by their role in the workspace. What they may do in them is said by the server alone. */
export function reach(
  { role, roleId }: { role: WorkspaceRole; roleId: string | null },
  roles: Readonly<Record<string, Role>>,
): 'all' | 'open' | 'own' {
  const custom: readonly string[] = (roleId && roles[roleId]?.permissions) || [];
  if (role === 'owner' || role === 'admin' || custom.includes('leadAllProjects')) return 'all';
  return role === 'member' || custom.includes('viewOpenProjects') ? 'open' : 'own';
}
