/** Instants are RFC 3339 in UTC, dates are YYYY-MM-DD without a zone, durations are whole minutes. */
export type Instant = string;
export type CalendarDate = string;

/** With `custom`, a `roleId` says which of the workspace's own roles it is. */
export type WorkspaceRole = 'owner' | 'admin' | 'member' | 'guest' | 'custom';
export type ProjectRole = 'lead' | 'contributor' | 'viewer' | 'custom';
export type RoleScope = 'workspace' | 'project';
export type Category = 'todo' | 'inProgress' | 'done' | 'cancelled';
export type Priority = 'none' | 'low' | 'medium' | 'high' | 'urgent';
export type DependencyType = 'FS' | 'SS' | 'FF' | 'SF';

/** The server's permissions by their names, as `can` and roles list them. */
export type Ability =
  | 'viewWorkspace'
  | 'viewOpenProjects'
  | 'teamComments'
  | 'createProject'
  | 'import'
  | 'manageWorkspace'
  | 'readAudit'
  | 'manageInvitations'
  | 'manageMembers'
  | 'manageRoles'
  | 'leadAllProjects'
  | 'ownWorkspace'
  | 'viewProject'
  | 'comment'
  | 'seeTime'
  | 'trackTime'
  | 'writeTasks'
  | 'deleteTasks'
  | 'planTasks'
  | 'moderateComments'
  | 'manageWorkflow'
  | 'manageProject'
  | 'manageProjectMembers'
  | 'deleteProject';

interface Row {
  id: string;
  /** Counts this entity's own changes: 1, 2, 3… */
  version: number;
}

export interface User extends Row {
  email: string;
  /** Null until the address was confirmed from a letter. */
  emailVerifiedAt?: Instant | null;
  name: string;
  /** IANA; null: as the device says. */
  timeZone?: string | null;
  /** A language tag; null: as the device says. */
  locale?: string | null;
  /** The key of the picture. */
  picture?: string | null;
  createdAt: Instant;
  updatedAt: Instant;
}

export interface Workspace extends Row {
  name: string;
  /** Lets in only sessions that were proved with a second factor. */
  requiresSecondFactor: boolean;
  createdAt: Instant;
  updatedAt: Instant;
  /** Only in replies to the caller, never in changes. */
  role?: WorkspaceRole;
  roleId?: string | null;
  can?: Ability[];
}

export interface WorkspaceMember extends Row {
  workspaceId: string;
  userId: string;
  name: string;
  email: string;
  picture?: string | null;
  role: WorkspaceRole;
  roleId: string | null;
  /** A service account is a program that works as a member of its own. */
  kind: 'person' | 'service';
  /** The sign-in provider whose groups decide about the role; null: people do. */
  managedBy?: string | null;
  createdAt: Instant;
}

export interface Invitation extends Row {
  workspaceId: string;
  email: string | null;
  role: WorkspaceRole;
  roleId: string | null;
  projectId: string | null;
  projectRole: ProjectRole | null;
  projectRoleId: string | null;
  createdById: string;
  createdAt: Instant;
  expiresAt: Instant;
  acceptedAt: Instant | null;
}

/** A named set of permissions that the workspace has made for itself. */
export interface Role extends Row {
  workspaceId: string;
  scope: RoleScope;
  name: string;
  description: string;
  /** Names of permissions. */
  permissions: string[];
  createdAt: Instant;
  updatedAt: Instant;
}

export interface Project extends Row {
  workspaceId: string;
  name: string;
  key: string;
  description: string;
  private: boolean;
  /** Made to be tried and thrown away. */
  sample: boolean;
  color: string | null;
  startDate: CalendarDate | null;
  dueDate: CalendarDate | null;
  createdAt: Instant;
  updatedAt: Instant;
  /** Only in replies to the caller, never in changes. */
  role?: ProjectRole | null;
  roleId?: string | null;
  can?: Ability[];
}

export interface ProjectMember extends Row {
  workspaceId: string;
  projectId: string;
  userId: string;
  role: ProjectRole;
  roleId: string | null;
  createdAt: Instant;
}

export interface Status extends Row {
  projectId: string;
  name: string;
  category: Category;
  color: string | null;
  position: string;
  /** How many tasks may stand in it before the board says that it is too many. */
  wipLimit: number | null;
  /** Where tasks may go from here; null for anywhere. */
  transitions: StatusTransition[] | null;
}

export interface StatusTransition {
  toStatusId: string;
  /** Words of built-in roles and ids of custom ones; null for everybody who writes tasks. */
  roles: string[] | null;
}

export interface Label extends Row {
  projectId: string;
  name: string;
  color: string | null;
}

/** A point that a project wants to reach. */
export interface Milestone extends Row {
  projectId: string;
  name: string;
  description: string;
  dueDate: CalendarDate | null;
  reachedAt: Instant | null;
  createdAt: Instant;
}

export interface Task extends Row {
  /** `WEB-42`; empty until the server has numbered a task that was just made. */
  key: string;
  projectId: string;
  title: string;
  description: string;
  statusId: string;
  category: Category;
  priority: Priority;
  assigneeIds: string[];
  reporterId: string | null;
  labelIds: string[];
  parentId: string | null;
  milestoneId: string | null;
  sprintId: string | null;
  startDate: CalendarDate | null;
  dueDate: CalendarDate | null;
  estimateMinutes: number | null;
  trackedMinutes: number;
  /** Percent complete, 0 to 100. */
  progress: number | null;
  /** Order within a column, compared byte by byte; see lib/position.ts. */
  position: string;
  customFields: Record<string, unknown>;
  createdAt: Instant;
  updatedAt: Instant;
  completedAt: Instant | null;
}

export interface Comment extends Row {
  projectId: string;
  taskId: string;
  /** Null for people who came with an import; `authorName` always shows. */
  authorId: string | null;
  authorName: string;
  body: string;
  parentId: string | null;
  internal: boolean;
  createdAt: Instant;
  editedAt: Instant | null;
}

export type ReactionKind =
  'thumbsUp' | 'thumbsDown' | 'heart' | 'party' | 'laugh' | 'sad' | 'eyes' | 'rocket';

/** One for each person and kind, seen by those who see the comment. */
export interface Reaction extends Row {
  projectId: string;
  taskId: string;
  commentId: string;
  userId: string;
  kind: ReactionKind;
  internal: boolean;
  createdAt: Instant;
}

export interface Dependency extends Row {
  projectId: string;
  predecessorId: string;
  successorId: string;
  type: DependencyType;
  /** Working minutes; negative is a lead. */
  lagMinutes: number;
}

export interface ChecklistItem extends Row {
  projectId: string;
  taskId: string;
  text: string;
  done: boolean;
  position: string;
}

export interface Attachment extends Row {
  projectId: string;
  taskId: string;
  name: string;
  /** Of a link. A file has none; it has a size and a type instead. */
  url: string | null;
  size: number | null;
  mediaType: string | null;
  /** Whether there is a small picture of it. */
  preview: 'none' | 'pending' | 'ready';
  width: number | null;
  height: number | null;
  authorId: string | null;
  authorName: string | null;
  createdAt: Instant;
}

export interface TimeEntry extends Row {
  projectId: string;
  taskId: string;
  /** Null for people who came with an import; `userName` always shows. */
  userId: string | null;
  userName: string;
  startedAt: Instant | null;
  endedAt: Instant | null;
  date: CalendarDate | null;
  minutes: number | null;
  note: string;
  billable: boolean;
  createdAt: Instant;
}

export type ViewLayout = 'list' | 'board' | 'gantt' | 'calendar';

/** A query with a name and a shape: private to its owner, or shared with the team. */
export interface View extends Row {
  workspaceId: string;
  ownerId: string;
  /** Null: over all projects that the reader sees. */
  projectId: string | null;
  shared: boolean;
  name: string;
  icon: string | null;
  layout: ViewLayout;
  query: string;
  grouping: string | null;
  sort: string | null;
  createdAt: Instant;
  updatedAt: Instant;
}

export interface Entities {
  user: User;
  workspace: Workspace;
  workspaceMember: WorkspaceMember;
  role: Role;
  invitation: Invitation;
  project: Project;
  projectMember: ProjectMember;
  status: Status;
  label: Label;
  milestone: Milestone;
  task: Task;
  comment: Comment;
  reaction: Reaction;
  dependency: Dependency;
  checklistItem: ChecklistItem;
  attachment: Attachment;
  timeEntry: TimeEntry;
  view: View;
}

export type EntityName = keyof Entities;
export type Tables = { readonly [E in EntityName]: Readonly<Record<string, Entities[E]>> };
export type Op = 'created' | 'updated' | 'deleted';

/** What one write does to one entity: all fields when created, the changed ones when updated, none when deleted. */
export interface Patch {
  entity: EntityName;
  entityId: string;
  op: Op;
  data: Readonly<Record<string, unknown>>;
}

/** One committed patch at its number in a stream. */
export interface Change extends Patch {
  channel: string;
  seq: number;
  at: Instant;
  actorId: string | null;
  commandId: string;
  version: number;
}

/** All that one learns of a change to something one may not see: that its number is taken. */
export interface MaskedChange {
  channel: string;
  seq: number;
}

export type ChangeMessage = Change | MaskedChange;

/** A write that has not been confirmed: what to send, and what it is expected to change. Plain data, kept on disk. */
export interface Command {
  /** Also the `Idempotency-Key`: sending it twice does it once. */
  id: string;
  method: 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  /** Below /api/v1, starting with a slash. */
  url: string;
  body?: unknown;
  patches: Patch[];
  /** In the past tense, as the toast and the list of unsaved changes say it: "WEB-42 moved to In review". */
  label: string;
  createdAt: Instant;
}

/** A command before it is sent. `undo` makes the inverse; with it (or `announce`) the label is shown as a toast. */
export interface CommandDraft extends Omit<Command, 'id' | 'createdAt'> {
  id?: string;
  /** An inverse that asks for the `commandId` waits until the server has named it. */
  undo?: (() => CommandDraft) | ((commandId: string) => CommandDraft);
  announce?: boolean;
  /** The caller waits for the answer and shows a refusal itself, so no toast and no entry under "Not accepted". */
  quiet?: boolean;
}
