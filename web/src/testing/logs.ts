import fc from 'fast-check';
import { applyPatches, emptyTables } from '../model/applyChange';
import type { Change, EntityName, Patch, Tables } from '../model/types';

// Random but possible histories of one stream, made the way the server makes them: dense numbers, a version that counts each
// entity's changes, an update only of what exists.

export const channel = 'project:p';

const ids = ['a', 'b', 'c', 'd'];
const names: EntityName[] = ['task', 'label', 'comment'];

const step = fc.record({
  entity: fc.constantFrom(...names),
  entityId: fc.constantFrom(...ids),
  op: fc.constantFrom('write' as const, 'write' as const, 'write' as const, 'delete' as const),
  field: fc.constantFrom('title', 'position', 'projectId'),
  value: fc.oneof(fc.string({ maxLength: 4 }), fc.constant(null)),
});

export const histories = fc.array(step, { maxLength: 40 }).map((steps) => {
  const versions = new Map<string, number>();
  const alive = new Set<string>();
  const log: Change[] = [];
  for (const { entity, entityId, op, field, value } of steps) {
    const key = `${entity}/${entityId}`;
    if (op === 'delete' && !alive.has(key)) continue;
    const version = (versions.get(key) ?? 0) + 1;
    versions.set(key, version);
    const name = op === 'delete' ? 'deleted' : alive.has(key) ? 'updated' : 'created';
    const whole = { id: entityId, title: '', position: '', projectId: 'p', [field]: value };
    const data = name === 'deleted' ? {} : name === 'updated' ? { [field]: value } : whole;
    if (op === 'delete') alive.delete(key);
    else alive.add(key);
    log.push({
      channel,
      seq: log.length + 1,
      at: '2026-11-23T09:00:00Z',
      actorId: null,
      commandId: `command-${log.length + 1}`,
      entity,
      entityId,
      op: name,
      version,
      data,
    });
  }
  return log;
});

/** The state after a log, by the plainest means: each patch in turn, the version beside it. */
export function stateAfter(log: readonly Change[]): Tables {
  return applyPatches(
    emptyTables(),
    log.map((change): Patch => ({
      ...change,
      data: change.op === 'deleted' ? {} : { ...change.data, version: change.version },
    })),
  );
}
