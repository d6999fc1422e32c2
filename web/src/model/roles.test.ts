import { describe, expect, it } from 'vitest';
import { aMember, aProject } from '../testing/builders';
import { emptyTables } from './applyChange';
import { givenRole, reach, roleBody, roleKey } from './roles';
import { selectProjectPeople, type WithModel } from './selectors';
import type { Project, ProjectMember, Role, WorkspaceMember } from './types';

const workspaceId = 'w';
const role = (id: string, permissions: string[]): Role => ({
  id,
  workspaceId,
  scope: 'workspace',
  name: id,
  description: '',
  permissions,
  createdAt: '',
  updatedAt: '',
  version: 1,
});
const roles = {
  all: role('all', ['leadAllProjects']),
  open: role('open', ['viewOpenProjects']),
  none: role('none', []),
};
const someone = (userId: string, fields: Partial<WorkspaceMember> = {}) =>
  aMember({ workspaceId, userId, name: userId, ...fields });

function peopleOf(project: Project, members: WorkspaceMember[], own: ProjectMember[] = []) {
  const byId = <T extends { id: string }>(rows: T[]) => Object.fromEntries(rows.map((row) => [row.id, row]));
  const shown = {
    ...emptyTables(),
    project: byId([project]),
    workspaceMember: byId(members),
    projectMember: byId(own),
    role: roles,
  };
  const state = { model: { shown } } as unknown as WithModel;
  return selectProjectPeople(state, project.id).map(({ userId, role: as }) => `${userId} ${as}`);
}

describe('who sees a project', () => {
  const members = [
    someone('admin', { role: 'admin' }),
    someone('guest', { role: 'guest' }),
    someone('member'),
    someone('own all', { role: 'custom', roleId: 'all' }),
    someone('own none', { role: 'custom', roleId: 'none' }),
    someone('own open', { role: 'custom', roleId: 'open' }),
  ];

  it('is a member who is not in its list, as a viewer, while it is open', () => {
    const project = aProject({ workspaceId });

    expect(peopleOf(project, members)).toEqual([
      'admin lead',
      'member viewer',
      'own all lead',
      'own open viewer',
    ]);
    expect(peopleOf({ ...project, private: true }, members)).toEqual(['admin lead', 'own all lead']);
  });

  it('is whoever is in its list, as what stands there', () => {
    const project = aProject({ workspaceId, private: true });
    const own = {
      id: 'm',
      workspaceId,
      projectId: project.id,
      userId: 'guest',
      role: 'contributor',
      roleId: null,
      createdAt: '',
      version: 1,
    } as const;

    expect(peopleOf(project, members, [own])).toContain('guest contributor');
  });
});

describe('a role by its key', () => {
  it('is the word of a built-in one or the id of one’s own, there and back', () => {
    for (const given of [givenRole('admin'), givenRole('4711')])
      expect(givenRole(roleKey(given))).toEqual(given);
    expect(roleBody('guest')).toEqual({ role: 'guest' });
    expect(roleBody('4711')).toEqual({ roleId: '4711' });
  });

  it('reaches nothing where its role is not known here', () => {
    expect(reach({ role: 'custom', roleId: 'gone' }, roles)).toBe('own');
  });
});
