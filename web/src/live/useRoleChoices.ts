import { useMemo } from 'react';
import { usePermissionsQuery } from '../api/permissionReads';
import { selectRoles } from '../model/selectors';
import type { RoleKey } from '../model/roles';
import type { Ability, RoleScope } from '../model/types';
import { useAppSelector } from './hooks';

export interface RoleChoice {
  value: RoleKey;
  name: string;
  /** What it gives, in a few words. */
  hint: string;
  permissions: readonly string[];
  own: boolean;
}

export interface RoleChoices {
  all: readonly RoleChoice[];
  nameOf: (key: RoleKey) => string;
  /** Nobody gives, changes or takes away more than they have. */
  mayGive: (key: RoleKey) => boolean;
}

const words: Record<string, [name: string, hint: string]> = {
  owner: ['Owner', 'Everything, and who else is owner.'],
  admin: ['Admin', 'People, roles and all projects.'],
  member: ['Member', 'Sees open projects and creates new ones.'],
  guest: ['Guest', 'Sees only projects they are added to.'],
  lead: ['Lead', 'Manages the project, its members and its workflow.'],
  contributor: ['Contributor', 'Writes tasks, comments and time.'],
  viewer: ['Viewer', 'Reads and comments.'],
};
const order = Object.keys(words);

/** The roles of one kind that there are here: the built-in ones, then the workspace's own. `can` is what the caller may do in the place. */
export function useRoleChoices(
  workspaceId: string,
  scope: RoleScope,
  can: ReadonlySet<Ability>,
): RoleChoices {
  const own = useAppSelector((state) => selectRoles(state, workspaceId, scope));
  const { data } = usePermissionsQuery(undefined);
  return useMemo(() => {
    const builtIn = (data?.roles ?? []).filter((role) => role.scope === scope);
    const all: RoleChoice[] = [
      ...[...builtIn]
        .sort((a, b) => order.indexOf(a.role) - order.indexOf(b.role))
        .map(({ role, permissions }) => ({
          value: role,
          name: words[role]?.[0] ?? role,
          hint: words[role]?.[1] ?? '',
          permissions,
          own: false,
        })),
      ...own.map(({ id, name, description, permissions }) => ({
        value: id,
        name,
        hint: description,
        permissions,
        own: true,
      })),
    ];
    const byKey = new Map(all.map((choice) => [choice.value, choice]));
    const given: ReadonlySet<string> = can;
    return {
      all,
      nameOf: (key) => byKey.get(key)?.name ?? words[key]?.[0] ?? 'A role of its own',
      mayGive: (key) => byKey.get(key)?.permissions.every((permission) => given.has(permission)) ?? false,
    };
  }, [data, own, scope, can]);
}
