import type {
  Ability,
  Change,
  Label,
  Project,
  Status,
  Task,
  User,
  Workspace,
  WorkspaceMember,
} from '../model/types';
import type { Catalogue } from '../api/permissionReads';
import { uuid7 } from '../lib/uuid';

const at = '2026-11-23T09:00:00Z';

/** All that an owner may. */
export const workspaceAbilities: readonly Ability[] = [
  'viewWorkspace',
  'viewOpenProjects',
  'teamComments',
  'createProject',
  'import',
  'manageWorkspace',
  'readAudit',
  'manageInvitations',
  'manageMembers',
  'manageRoles',
  'leadAllProjects',
  'ownWorkspace',
];

export const viewerAbilities: readonly Ability[] = ['viewProject', 'comment', 'seeTime', 'teamComments'];

/** All that a lead may. */
export const projectAbilities: readonly Ability[] = [
  ...viewerAbilities,
  'trackTime',
  'writeTasks',
  'deleteTasks',
  'planTasks',
  'moderateComments',
  'manageWorkflow',
  'manageProject',
  'manageProjectMembers',
  'deleteProject',
];

const memberAbilities = workspaceAbilities.slice(0, 5);
const contributorAbilities = projectAbilities.slice(0, 8);

/** What the server says of permissions and built-in roles. */
export const aCatalogue: Catalogue = {
  permissions: [
    {
      name: 'createProject',
      scope: 'workspace',
      group: 'Projects',
      title: 'Create projects',
      hint: 'And leads them.',
    },
    {
      name: 'manageInvitations',
      scope: 'workspace',
      group: 'People',
      title: 'Invite people',
      hint: 'By links.',
    },
    { name: 'comment', scope: 'project', group: 'Tasks', title: 'Comment', hint: 'Writes comments.' },
    {
      name: 'writeTasks',
      scope: 'project',
      group: 'Tasks',
      title: 'Write tasks',
      hint: 'Creates and edits them.',
    },
  ],
  roles: [
    { scope: 'workspace', role: 'owner', permissions: [...workspaceAbilities] },
    { scope: 'workspace', role: 'admin', permissions: workspaceAbilities.slice(0, -1) },
    { scope: 'workspace', role: 'member', permissions: memberAbilities },
    { scope: 'workspace', role: 'guest', permissions: ['viewWorkspace'] },
    {
      scope: 'project',
      role: 'lead',
      permissions: projectAbilities.filter((name) => name !== 'teamComments'),
    },
    {
      scope: 'project',
      role: 'contributor',
      permissions: contributorAbilities.filter((name) => name !== 'teamComments'),
    },
    { scope: 'project', role: 'viewer', permissions: ['viewProject', 'comment', 'seeTime'] },
  ],
};

export const aUser = (fields: Partial<User> = {}): User => ({
  id: uuid7(),
  email: 'ada@example.org',
  name: 'Ada',
  createdAt: at,
  updatedAt: at,
  version: 1,
  ...fields,
});

export const aWorkspace = (fields: Partial<Workspace> = {}): Workspace => ({
  id: uuid7(),
  name: 'Northsound Ferries',
  requiresSecondFactor: false,
  createdAt: at,
  updatedAt: at,
  version: 1,
  role: 'owner',
  roleId: null,
  can: [],
  ...fields,
});

export const aMember = (
  fields: Partial<WorkspaceMember> & Pick<WorkspaceMember, 'workspaceId'>,
): WorkspaceMember => ({
  id: uuid7(),
  userId: uuid7(),
  name: 'Ada',
  email: 'ada@example.org',
  role: 'member',
  roleId: null,
  kind: 'person',
  createdAt: at,
  version: 1,
  ...fields,
});

export const aProject = (fields: Partial<Project> = {}): Project => ({
  id: uuid7(),
  workspaceId: uuid7(),
  name: 'Booking relaunch',
  key: 'FER',
  description: '',
  private: false,
  sample: false,
  color: null,
  startDate: null,
  dueDate: null,
  createdAt: at,
  updatedAt: at,
  version: 1,
  role: 'lead',
  roleId: null,
  can: [],
  ...fields,
});

export const aStatus = (fields: Partial<Status> & Pick<Status, 'projectId'>): Status => ({
  id: uuid7(),
  name: 'To do',
  category: 'todo',
  color: null,
  position: 'V',
  wipLimit: null,
  transitions: null,
  version: 1,
  ...fields,
});

export const aLabel = (fields: Partial<Label> & Pick<Label, 'projectId'>): Label => ({
  id: uuid7(),
  name: 'Booking',
  color: '1',
  version: 1,
  ...fields,
});

export const aTask = (fields: Partial<Task> & Pick<Task, 'projectId'>): Task => ({
  id: uuid7(),
  key: 'FER-1',
  title: 'Gate scanner works offline',
  description: '',
  statusId: uuid7(),
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
  position: 'V',
  customFields: {},
  createdAt: at,
  updatedAt: at,
  completedAt: null,
  version: 1,
  ...fields,
});

export const aChange = (
  fields: Partial<Change> & Pick<Change, 'channel' | 'seq' | 'entity' | 'entityId' | 'op'>,
): Change => ({
  at,
  actorId: null,
  commandId: uuid7(),
  version: 1,
  data: {},
  ...fields,
});
