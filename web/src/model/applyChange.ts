import type { Change, EntityName, Patch, Tables } from './types';

type Rows = Record<string, { version?: number }>;

export const entityNames: readonly EntityName[] = [
  'user',
  'workspace',
  'workspaceMember',
  'invitation',
  'role',
  'project',
  'projectMember',
  'status',
  'label',
  'task',
  'comment',
  'reaction',
  'dependency',
  'checklistItem',
  'attachment',
  'timeEntry',
  'view',
  'milestone',
];

export function emptyTables(): Tables {
  return Object.fromEntries(entityNames.map((name) => [name, {}])) as unknown as Tables;
}

/** Copies each table at most once, however many patches it takes; what is not touched keeps its identity. */
export class TablesDraft {
  private readonly copies = new Map<string, Rows>();
  constructor(private readonly base: Tables) {}

  get(entity: string, id: string) {
    return this.rows(entity)[id];
  }

  put(entity: string, id: string, row: object) {
    this.copy(entity)[id] = row;
  }

  remove(entity: string, id: string) {
    if (id in this.rows(entity)) Reflect.deleteProperty(this.copy(entity), id);
  }

  rows(entity: string): Readonly<Rows> {
    return this.copies.get(entity) ?? (this.base as unknown as Record<string, Rows>)[entity] ?? {};
  }

  finish(): Tables {
    return this.copies.size ? { ...this.base, ...Object.fromEntries(this.copies) } : this.base;
  }

  private copy(entity: string) {
    let rows = this.copies.get(entity);
    if (!rows) this.copies.set(entity, (rows = { ...this.rows(entity) }));
    return rows;
  }
}

/** One patch, of any entity. An update of something that is not held is left out: half a row would be worse than none. */
export function patchDraft(draft: TablesDraft, { entity, entityId, op, data }: Patch, version?: number) {
  if (op === 'deleted') return draft.remove(entity, entityId);
  const held = draft.get(entity, entityId);
  if (!held && op === 'updated') return;
  draft.put(entity, entityId, {
    ...held,
    ...data,
    id: entityId,
    ...(version === undefined ? {} : { version }),
  });
}

export function applyPatches(tables: Tables, patches: Iterable<Patch>): Tables {
  const draft = new TablesDraft(tables);
  for (const patch of patches) patchDraft(draft, patch);
  return draft.finish();
}

export function applyPatch(tables: Tables, patch: Patch): Tables {
  return applyPatches(tables, [patch]);
}

/** Changes in the order of their stream. One that is already in what is held (by its version) changes nothing. */
export function applyChanges(tables: Tables, changes: Iterable<Change>): Tables {
  const draft = new TablesDraft(tables);
  for (const change of changes) {
    const held = draft.get(change.entity, change.entityId);
    if (held?.version !== undefined && held.version >= change.version) continue;
    patchDraft(draft, change, change.version);
  }
  return draft.finish();
}

export function applyChange(tables: Tables, change: Change): Tables {
  return applyChanges(tables, [change]);
}
