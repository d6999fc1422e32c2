import { TablesDraft } from './applyChange';
import { projectChannel, userChannel, workspaceChannel } from './streams';
import type {
  Dependency,
  EntityName,
  Label,
  Milestone,
  Project,
  ProjectMember,
  Role,
  Status,
  Tables,
  Task,
  User,
  View,
  Workspace,
  WorkspaceMember,
} from './types';

export interface ProjectSnapshot {
  seq: number;
  project: Project;
  members: ProjectMember[];
  statuses: Status[];
  labels: Label[];
  milestones: Milestone[];
  tasks: Task[];
  dependencies: Dependency[];
}

export interface WorkspaceSnapshot {
  seq: number;
  workspace: Workspace;
  members: WorkspaceMember[];
  roles: Role[];
  projects: Project[];
  /** Those that the team shares. */
  views?: View[];
}

export interface MeSnapshot {
  seq: number;
  user: User;
  workspaces: Workspace[];
  /** The reader's own. */
  views?: View[];
}

/** A snapshot in the model's terms: whole tables of one owner, at a number of its stream. */
export interface Loaded {
  channel: string;
  seq: number;
  tables: readonly LoadedTable[];
}

interface LoadedTable {
  entity: EntityName;
  rows: readonly { id: string; version: number }[];
  /** Rows whose `field` is `is` are replaced as a whole: those that the snapshot lacks are gone. */
  owner?: { field: string; is: string } | 'all' | ((row: object) => boolean);
}

export function fromProjectSnapshot(snapshot: ProjectSnapshot): Loaded {
  const owner = { field: 'projectId', is: snapshot.project.id };
  return {
    channel: projectChannel(snapshot.project.id),
    seq: snapshot.seq,
    tables: [
      { entity: 'project', rows: [snapshot.project] },
      { entity: 'projectMember', rows: snapshot.members, owner },
      { entity: 'status', rows: snapshot.statuses, owner },
      { entity: 'label', rows: snapshot.labels, owner },
      { entity: 'milestone', rows: snapshot.milestones, owner },
      { entity: 'task', rows: snapshot.tasks, owner },
      { entity: 'dependency', rows: snapshot.dependencies, owner },
    ],
  };
}

export function fromWorkspaceSnapshot(snapshot: WorkspaceSnapshot): Loaded {
  const owner = { field: 'workspaceId', is: snapshot.workspace.id };
  return {
    channel: workspaceChannel(snapshot.workspace.id),
    seq: snapshot.seq,
    tables: [
      { entity: 'workspace', rows: [snapshot.workspace] },
      { entity: 'workspaceMember', rows: snapshot.members, owner },
      { entity: 'role', rows: snapshot.roles, owner },
      { entity: 'project', rows: snapshot.projects, owner },
      {
        entity: 'view',
        rows: snapshot.views ?? [],
        owner: (row) => {
          const { shared, workspaceId } = row as View;
          return shared && workspaceId === snapshot.workspace.id;
        },
      },
    ],
  };
}

export function fromMeSnapshot(snapshot: MeSnapshot): Loaded {
  return {
    channel: userChannel(snapshot.user.id),
    seq: snapshot.seq,
    tables: [
      { entity: 'user', rows: [snapshot.user] },
      { entity: 'workspace', rows: snapshot.workspaces, owner: 'all' },
      { entity: 'view', rows: snapshot.views ?? [], owner: (row) => !(row as View).shared },
    ],
  };
}

/** Puts whole rows in. A row that is held in a newer version stays (what it says of the reader, which has none, is taken anyway). */
export function mergeRows(draft: TablesDraft, entity: EntityName, rows: LoadedTable['rows']) {
  for (const row of rows) {
    const held = draft.get(entity, row.id);
    if (held?.version !== undefined && held.version > row.version)
      draft.put(entity, row.id, { ...held, ...rights(row) });
    else draft.put(entity, row.id, { ...held, ...row });
  }
}

const belongs = (row: object, owner: NonNullable<LoadedTable['owner']>) =>
  owner === 'all' ||
  (typeof owner === 'function' ? owner(row) : (row as Record<string, unknown>)[owner.field] === owner.is);

function rights(row: object) {
  if (!('can' in row)) return {};
  const { can, role, roleId } = row as { can: unknown; role?: unknown; roleId?: unknown };
  return { can, role, roleId };
}

/** A snapshot from before what is held (`late`) brings nothing back; only rights, which no change carries, are taken from it. */
export function applyLoaded(tables: Tables, loaded: Loaded, late = false): Tables {
  const draft = new TablesDraft(tables);
  if (late) {
    for (const { entity, rows } of loaded.tables)
      mergeRows(
        draft,
        entity,
        rows.filter((row) => 'can' in row && draft.get(entity, row.id)),
      );
    return draft.finish();
  }
  for (const { entity, rows, owner } of loaded.tables) {
    if (owner) {
      const kept = new Set(rows.map((row) => row.id));
      for (const [id, row] of Object.entries(draft.rows(entity)))
        if (belongs(row, owner) && !kept.has(id)) draft.remove(entity, id);
    }
    mergeRows(draft, entity, rows);
  }
  return draft.finish();
}
