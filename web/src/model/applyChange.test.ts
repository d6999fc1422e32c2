import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { histories, stateAfter } from '../testing/logs';
import { applyChange, applyChanges, applyPatch, emptyTables } from './applyChange';

describe('applyChange', () => {
  it('turns any log, split anywhere, into the same state', () => {
    fc.assert(
      fc.property(histories, fc.nat(), (log, cut) => {
        const at = cut % (log.length + 1);
        const first = applyChanges(emptyTables(), log.slice(0, at));
        const both = applyChanges(first, log.slice(at));

        expect(both).toEqual(stateAfter(log));
        expect(log.reduce(applyChange, emptyTables())).toEqual(both);
      }),
    );
  });

  it('leaves the tables as they are when an update or creation comes again', () => {
    fc.assert(
      fc.property(histories, fc.nat(), (log, pick) => {
        const state = stateAfter(log);
        const again = log[pick % Math.max(1, log.length)];
        if (!again || !(again.entityId in state[again.entity])) return;

        expect(applyChange(state, again)).toBe(state);
      }),
    );
  });

  it('ignores an update of something that is not held', () => {
    const tables = emptyTables();

    const after = applyPatch(tables, {
      entity: 'task',
      entityId: 'a',
      op: 'updated',
      data: { title: 'New' },
    });

    expect(after).toBe(tables);
  });

  it('takes an entity that it has never heard of', () => {
    const made = applyPatch(emptyTables(), {
      entity: 'sprint' as 'task',
      entityId: 's',
      op: 'created',
      data: { name: 'Boarding' },
    });

    expect(made).toMatchObject({ sprint: { s: { id: 's', name: 'Boarding' } } });
  });

  it('does not touch tables and rows that a change does not concern', () => {
    const state = applyPatch(
      applyPatch(emptyTables(), { entity: 'task', entityId: 'a', op: 'created', data: {} }),
      { entity: 'task', entityId: 'b', op: 'created', data: {} },
    );

    const after = applyPatch(state, { entity: 'task', entityId: 'b', op: 'updated', data: { title: 'New' } });

    expect(after.task.a).toBe(state.task.a);
    expect(after.label).toBe(state.label);
    expect(state.task.b).not.toHaveProperty('title');
  });
});
