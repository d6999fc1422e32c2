import type { Change, Label, Project, Status, Task, User, Workspace, WorkspaceMember } from '../model/types';
import { uuid7 } from '../lib/uuid';

const at = '2026-11-23T09:00:00Z';

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
  createdAt: at,
  updatedAt: at,
  version: 1,
  role: 'owner',
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
  color: null,
  startDate: null,
  dueDate: null,
  createdAt: at,
  updatedAt: at,
  version: 1,
  role: 'lead',
  can: [],
  ...fields,
});

export const aStatus = (fields: Partial<Status> & Pick<Status, 'projectId'>): Status => ({
  id: uuid7(),
  name: 'To do',
  category: 'todo',
  color: null,
  position: 'V',
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
