import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { applyChanges, emptyTables } from './applyChange';
import {
  applyLoaded,
  fromProjectSnapshot,
  fromWorkspaceSnapshot,
  type ProjectSnapshot,
  type WorkspaceSnapshot,
} from './snapshots';
import type { ChangeMessage, Tables } from './types';

// The server's tests write what happened to a stream, between two snapshots of it; the client must come to the same state.

type Snapshot = ProjectSnapshot | WorkspaceSnapshot;

interface Recording {
  snapshot0: Snapshot;
  changes: ChangeMessage[];
  snapshot1: Snapshot;
}

const folder = path.resolve(import.meta.dirname, '../../../tests/recorded-logs');
const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')) : [];

const load = (snapshot: Snapshot) =>
  applyLoaded(
    emptyTables(),
    'project' in snapshot ? fromProjectSnapshot(snapshot) : fromWorkspaceSnapshot(snapshot),
  );

/** What snapshots carry: links between tasks that are there (selectDependencies). `role` and `can` are the reader's and in no change. */
function comparable(all: Tables, snapshot: Snapshot) {
  const present = ([, row]: [string, Tables['dependency'][string]]) =>
    row.predecessorId in all.task && row.successorId in all.task;
  const tables = { ...all, dependency: Object.fromEntries(Object.entries(all.dependency).filter(present)) };
  const names =
    'project' in snapshot
      ? (['project', 'projectMember', 'status', 'label', 'task', 'dependency'] as const)
      : (['workspace', 'workspaceMember', 'role', 'project'] as const);
  return Object.fromEntries(
    names.map((name) => [
      name,
      Object.fromEntries(
        Object.entries(tables[name]).map(
          ([id, { role, roleId, can: _, ...row }]: [
            string,
            Partial<Record<'role' | 'roleId' | 'can', unknown>>,
          ]) => [id, name.endsWith('Member') ? { ...row, role, roleId } : row],
        ),
      ),
    ]),
  );
}

describe.skipIf(files.length === 0)('recorded logs of the server', () => {
  it.each(files)('%s replays to its snapshot', (file) => {
    const { snapshot0, changes, snapshot1 } = JSON.parse(
      readFileSync(path.join(folder, file), 'utf8'),
    ) as Recording;

    const replayed = applyChanges(
      load(snapshot0),
      changes.filter((change) => 'entity' in change),
    );

    expect(changes.map(({ seq }) => seq)).toEqual(changes.map((_, index) => snapshot0.seq + 1 + index));
    expect(snapshot1.seq).toBe(snapshot0.seq + changes.length);
    expect(comparable(replayed, snapshot1)).toEqual(comparable(load(snapshot1), snapshot1));
  });
});

describe.runIf(files.length === 0)('recorded logs of the server', () => {
  it.skip('none are here: the server’s tests write them to tests/recorded-logs', () => undefined);
});
