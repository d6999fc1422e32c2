import { createSelector } from '@reduxjs/toolkit';
import { byPosition } from '../lib/position';
import type { ModelState } from './modelSlice';
import { reach } from './roles';
import { projectChannel, workspaceChannel } from './streams';
import type {
  Ability,
  Category,
  Dependency,
  Label,
  Milestone,
  Project,
  ProjectMember,
  ProjectRole,
  Reaction,
  Role,
  RoleScope,
  Status,
  Tables,
  Task,
  User,
  View,
  Workspace,
  WorkspaceMember,
} from './types';

/** The part of the store that the model needs; the app's store has more. */
export interface WithModel {
  model: ModelState;
}

export interface ProjectPerson {
  userId: string;
  name: string;
  picture?: string | null | undefined;
  role: ProjectRole;
}

const tables = (state: WithModel): Tables => state.model.shown;
const second = <T>(_: WithModel, argument: T) => argument;
const byName = (a: { name: string }, b: { name: string }) => a.name.localeCompare(b.name);

const inProject = <T extends { projectId: string }>(rows: Readonly<Record<string, T>>, projectId: string) =>
  Object.values(rows).filter((row) => row.projectId === projectId);

export const selectTask = (state: WithModel, id: string | null | undefined): Task | undefined =>
  id ? tables(state).task[id] : undefined;

export const selectProject = (state: WithModel, id: string | null | undefined): Project | undefined =>
  id ? tables(state).project[id] : undefined;

export const selectWorkspace = (state: WithModel, id: string | null | undefined): Workspace | undefined =>
  id ? tables(state).workspace[id] : undefined;

export const selectMe = (state: WithModel): User | undefined =>
  state.model.userId ? tables(state).user[state.model.userId] : undefined;

export const selectTasks = createSelector(
  [(state: WithModel) => tables(state).task, second<string>],
  (rows, projectId): Task[] => inProject(rows, projectId).sort(byPosition),
);

export const selectTaskByKey = createSelector(
  [(state: WithModel) => tables(state).task, second<string | null | undefined>],
  (rows, key): Task | undefined => (key ? Object.values(rows).find((task) => task.key === key) : undefined),
);

export const selectStatuses = createSelector(
  [(state: WithModel) => tables(state).status, second<string>],
  (rows, projectId): Status[] => inProject(rows, projectId).sort(byPosition),
);

export const selectLabels = createSelector(
  [(state: WithModel) => tables(state).label, second<string>],
  (rows, projectId): Label[] => inProject(rows, projectId).sort(byName),
);

/** By their dates, those without one last. */
export const selectMilestones = createSelector(
  [(state: WithModel) => tables(state).milestone, second<string>],
  (rows, projectId): Milestone[] =>
    inProject(rows, projectId).sort(
      (a, b) => (a.dueDate ?? '9').localeCompare(b.dueDate ?? '9') || byName(a, b),
    ),
);

/** Those between tasks that are there: a deleted task keeps its links for when it comes back. */
export const selectDependencies = createSelector(
  [(state: WithModel) => tables(state).dependency, (state: WithModel) => tables(state).task, second<string>],
  (rows, tasks, projectId): Dependency[] =>
    inProject(rows, projectId).filter((row) => row.predecessorId in tasks && row.successorId in tasks),
);

const ofTask = <T extends { taskId: string }>(rows: Readonly<Record<string, T>>, taskId: string) =>
  Object.values(rows).filter((row) => row.taskId === taskId);
const byCreation = (a: { createdAt: string; id: string }, b: { createdAt: string; id: string }) =>
  a.createdAt.localeCompare(b.createdAt) || (a.id < b.id ? -1 : 1);

/** Oldest first. Held only for tasks whose details were loaded (live/taskDetails.ts), and for what came in since. */
export const selectComments = createSelector(
  [(state: WithModel) => tables(state).comment, second<string>],
  (rows, taskId) => ofTask(rows, taskId).sort(byCreation),
);

/** To one comment, oldest first; a handful, so each comment may ask for itself. */
export const selectReactions = createSelector(
  [(state: WithModel) => tables(state).reaction, second<string>],
  (rows, commentId): Reaction[] =>
    Object.values(rows)
      .filter((row) => row.commentId === commentId)
      .sort(byCreation),
);

export const selectChecklist = createSelector(
  [(state: WithModel) => tables(state).checklistItem, second<string>],
  (rows, taskId) => ofTask(rows, taskId).sort(byPosition),
);

export const selectAttachments = createSelector(
  [(state: WithModel) => tables(state).attachment, second<string>],
  (rows, taskId) => ofTask(rows, taskId).sort(byCreation),
);

export const selectTimeEntries = createSelector(
  [(state: WithModel) => tables(state).timeEntry, second<string>],
  (rows, taskId) => ofTask(rows, taskId).sort(byCreation),
);

export const selectProjects = createSelector(
  [(state: WithModel) => tables(state).project, second<string>],
  (rows, workspaceId): Project[] =>
    Object.values(rows)
      .filter((project) => project.workspaceId === workspaceId)
      .sort(byName),
);

/** A project by its key in the address. */
export const selectProjectByKey = createSelector(
  [
    (state: WithModel) => tables(state).project,
    (_: WithModel, workspaceId: string) => workspaceId,
    (_: WithModel, __: string, key: string) => key,
  ],
  (rows, workspaceId, key): Project | undefined =>
    Object.values(rows).find((project) => project.workspaceId === workspaceId && project.key === key),
);

export const selectWorkspaces = createSelector(
  [(state: WithModel) => tables(state).workspace],
  (rows): Workspace[] => Object.values(rows).sort(byName),
);

export const selectWorkspaceMembers = createSelector(
  [(state: WithModel) => tables(state).workspaceMember, second<string>],
  (rows, workspaceId): WorkspaceMember[] =>
    Object.values(rows)
      .filter((member) => member.workspaceId === workspaceId)
      .sort(byName),
);

export const selectProjectMembers = createSelector(
  [(state: WithModel) => tables(state).projectMember, second<string>],
  (rows, projectId): ProjectMember[] => inProject(rows, projectId),
);

/** The workspace's own roles of one kind, by name. */
export const selectRoles = createSelector(
  [
    (state: WithModel) => tables(state).role,
    (_: WithModel, workspaceId: string) => workspaceId,
    (_: WithModel, __: string, scope: RoleScope) => scope,
  ],
  (rows, workspaceId, scope): Role[] =>
    Object.values(rows)
      .filter((role) => role.workspaceId === workspaceId && role.scope === scope)
      .sort(byName),
);

/** For whom the project exists: its members, those who lead every project, and whoever sees open ones when it is not private. */
export const selectProjectPeople = createSelector(
  [
    (state: WithModel) => tables(state).projectMember,
    (state: WithModel) => tables(state).workspaceMember,
    (state: WithModel) => tables(state).role,
    (state: WithModel, projectId: string) => tables(state).project[projectId],
  ],
  (projectMembers, workspaceMembers, rolesHere, project): ProjectPerson[] => {
    if (!project) return [];
    const roles = new Map(
      inProject(projectMembers, project.id).map((member) => [member.userId, member.role]),
    );
    return Object.values(workspaceMembers)
      .filter((member) => member.workspaceId === project.workspaceId)
      .flatMap((member): ProjectPerson[] => {
        const sees = reach(member, rolesHere);
        const open = sees === 'open' && !project.private;
        const role = sees === 'all' ? 'lead' : (roles.get(member.userId) ?? (open ? 'viewer' : undefined));
        return role ? [{ userId: member.userId, name: member.name, picture: member.picture, role }] : [];
      })
      .sort(byName);
  },
);

const none: ReadonlySet<Ability> = new Set();

/** What the caller may do in a project, as the server says it. */
export const selectCan = createSelector(
  [(state: WithModel, projectId: string) => tables(state).project[projectId]?.can],
  (can): ReadonlySet<Ability> => (can ? new Set(can) : none),
);

export const selectCanInWorkspace = createSelector(
  [(state: WithModel, workspaceId: string) => tables(state).workspace[workspaceId]?.can],
  (can): ReadonlySet<Ability> => (can ? new Set(can) : none),
);

/** Ids of entities with changes that are not yet saved. */
export const selectPendingIds = createSelector(
  [(state: WithModel) => state.model.pending],
  (pending): ReadonlySet<string> =>
    new Set(pending.flatMap((command) => command.patches.map((patch) => patch.entityId))),
);

export const selectPending = (state: WithModel) => state.model.pending;

/** Whether a project's or workspace's rows are here (perhaps old ones: they are shown while newer ones load). */
export const selectProjectLoaded = (state: WithModel, projectId: string) =>
  projectChannel(projectId) in state.model.streams;
export const selectWorkspaceLoaded = (state: WithModel, workspaceId: string) =>
  workspaceChannel(workspaceId) in state.model.streams;

export const isOpen = (category: Category) => category === 'todo' || category === 'inProgress';

/** Open tasks of one person in one workspace, as far as they are loaded. */
export const selectMyOpenTasks = createSelector(
  [
    (state: WithModel) => tables(state).task,
    (state: WithModel) => tables(state).project,
    (_: WithModel, workspaceId: string) => workspaceId,
    (_: WithModel, __: string, userId: string) => userId,
  ],
  (tasks, projects, workspaceId, userId): Task[] =>
    Object.values(tasks).filter(
      (task) =>
        isOpen(task.category) &&
        task.assigneeIds.includes(userId) &&
        projects[task.projectId]?.workspaceId === workspaceId,
    ),
);

/** Saved views of a workspace whose project, if they have one, is there: one's own first, then the team's. */
export const selectViews = createSelector(
  [(state: WithModel) => tables(state).view, (state: WithModel) => tables(state).project, second<string>],
  (views, projects, workspaceId): View[] =>
    Object.values(views)
      .filter((view) => view.workspaceId === workspaceId && (!view.projectId || view.projectId in projects))
      .sort((a, b) => Number(a.shared) - Number(b.shared) || byName(a, b)),
);
