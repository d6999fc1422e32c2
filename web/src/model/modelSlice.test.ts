import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aChange, aTask } from '../testing/builders';
import { channel, histories, stateAfter } from '../testing/logs';
import { emptyTables } from './applyChange';
import {
  changesReceived,
  commandConfirmed,
  commandDropped,
  commandQueued,
  modelReducer,
  rowsRead,
  snapshotLoaded,
  type ModelState,
} from './modelSlice';
import type { Change, ChangeMessage, Command } from './types';

const start = (seq = 0): ModelState => {
  const state = modelReducer(undefined, { type: 'start' });
  return { ...state, streams: { [channel]: { seq, status: 'live' } } };
};

const receive = (state: ModelState, ...batches: (readonly ChangeMessage[])[]) =>
  batches.reduce((before, batch) => modelReducer(before, changesReceived(batch)), state);

/** The command that would have made this change. */
const commandOf = ({ commandId, entity, entityId, op, data }: Change): Command => ({
  id: commandId,
  method: 'POST',
  url: '/',
  patches: [{ entity, entityId, op, data }],
  label: 'Done',
  createdAt: '2026-11-23T09:00:00Z',
});

describe('the log in the model', () => {
  it('ends where the log ends, however it is delivered again and in whatever pieces', () => {
    const deliveries = fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 12 });
    fc.assert(
      fc.property(histories, deliveries, (log, pieces) => {
        const batches = pieces.map(([from, length]) => {
          const begin = from % (log.length + 1);
          return log.slice(begin, begin + (length % 9));
        });
        // Whatever came, a catch-up from the last unbroken number must be enough.
        const partly = receive(start(), ...batches);
        const rest = log.slice(partly.streams[channel]?.seq ?? 0);
        const state = receive(partly, rest, log);

        expect(state.confirmed).toEqual(stateAfter(log));
        expect(state.streams[channel]?.seq).toBe(log.length);
      }),
    );
  });

  it('applies nothing beyond a missing number, and says that it is behind', () => {
    const task = aTask({ projectId: 'p' });
    const made = aChange({
      channel,
      seq: 1,
      entity: 'task',
      entityId: task.id,
      op: 'created',
      data: { ...task },
    });
    const third = { ...made, seq: 3, version: 3, op: 'updated' as const, data: { title: 'Late' } };

    const state = receive(start(), [made, third]);

    expect(state.streams[channel]).toEqual({ seq: 1, status: 'behind' });
    expect(state.confirmed.task[task.id]?.title).toBe(task.title);
  });

  it('counts a masked change, which has only a number', () => {
    const state = receive(start(4), [
      { channel, seq: 5 },
      { channel, seq: 6 },
    ]);

    expect(state.streams[channel]).toEqual({ seq: 6, status: 'live' });
    expect(state.confirmed).toEqual(emptyTables());
  });

  it('passes over streams that are not followed', () => {
    const state = start();

    expect(receive(state, [{ channel: 'project:other', seq: 1 }]).streams).toEqual(state.streams);
  });

  it('lets a snapshot remove what it lacks, and not go back behind what is applied', () => {
    const [kept, gone] = [aTask({ projectId: 'p' }), aTask({ projectId: 'p' })];
    const owner = { field: 'projectId', is: 'p' };
    const load = (seq: number, rows: (typeof kept)[]) =>
      snapshotLoaded({ channel, seq, tables: [{ entity: 'task', rows, owner }] });

    const fresh = [load(4, [kept, gone]), load(7, [kept]), load(5, [kept, gone])].reduce(
      modelReducer,
      start(),
    );

    expect(Object.keys(fresh.confirmed.task)).toEqual([kept.id]);
    expect(fresh.streams[channel]?.seq).toBe(7);
  });
});

describe('what a person may see', () => {
  it('loses the workspaces that their own snapshot no longer lists', () => {
    const load = (seq: number, ids: string[]) =>
      snapshotLoaded({
        channel: 'user:u',
        seq,
        tables: [{ entity: 'workspace', rows: ids.map((id) => ({ id, version: 1 })), owner: 'all' }],
      });

    const state = [load(1, ['a', 'b']), load(2, ['b'])].reduce(modelReducer, start());

    expect(Object.keys(state.shown.workspace)).toEqual(['b']);
  });
});

describe('predictions', () => {
  it('show what the confirmed change will show, before and after it is confirmed', () => {
    fc.assert(
      fc.property(histories, (log) => {
        const last = log.at(-1);
        if (!last) return;
        const before = receive(start(), log.slice(0, -1));

        const predicted = modelReducer(before, commandQueued(commandOf(last)));
        const confirmed = receive(predicted, [last]);

        const versionless = (state: ModelState) =>
          JSON.parse(
            JSON.stringify(state.shown, (key, value: unknown) => (key === 'version' ? undefined : value)),
          ) as unknown;
        expect(versionless(predicted)).toEqual(versionless(receive(before, [last])));
        expect(confirmed.shown).toEqual(stateAfter(log));
        expect(confirmed.pending).toEqual([]);
      }),
    );
  });

  it('stand over what others change in the meantime, field by field', () => {
    const task = aTask({ projectId: 'p', title: 'Old', priority: 'low' });
    const made = aChange({
      channel,
      seq: 1,
      entity: 'task',
      entityId: task.id,
      op: 'created',
      data: { ...task },
    });
    const theirs = {
      ...made,
      seq: 2,
      version: 2,
      op: 'updated' as const,
      data: { title: 'Theirs', priority: 'high' },
    };
    const mine = commandOf({ ...theirs, commandId: 'mine', data: { title: 'Mine' } });

    const state = receive(modelReducer(receive(start(), [made]), commandQueued(mine)), [theirs]);

    expect(state.shown.task[task.id]).toMatchObject({ title: 'Mine', priority: 'high' });
    expect(modelReducer(state, commandDropped('mine')).shown.task[task.id]?.title).toBe('Theirs');
  });

  it('give way to the row in the answer, and the change that follows it alters nothing', () => {
    const task = aTask({ projectId: 'p', key: '', version: 0 });
    const queued: Command = {
      ...commandOf(
        aChange({ channel, seq: 1, entity: 'task', entityId: task.id, op: 'created', data: { ...task } }),
      ),
      id: 'mine',
    };
    const answer = { ...task, key: 'FER-7', version: 1 };

    const answered = [
      commandQueued(queued),
      rowsRead([{ entity: 'task', rows: [answer] }]),
      commandConfirmed({ id: 'mine' }),
    ].reduce(modelReducer, start());
    const followed = receive(answered, [
      aChange({ channel, seq: 1, entity: 'task', entityId: task.id, op: 'created', data: { ...answer } }),
    ]);

    expect(answered.shown.task[task.id]).toEqual(answer);
    expect(followed.shown.task[task.id]).toBe(answered.shown.task[task.id]);
  });

  it('keep the identity of rows that come out as they were', () => {
    const [touched, other] = [aTask({ projectId: 'p' }), aTask({ projectId: 'p' })];
    const rows = rowsRead([{ entity: 'task', rows: [touched, other] }]);
    const queued: Command = {
      ...commandOf(
        aChange({
          channel,
          seq: 1,
          entity: 'task',
          entityId: touched.id,
          op: 'updated',
          data: { title: 'New' },
        }),
      ),
    };
    const before = [rows, commandQueued(queued)].reduce(modelReducer, start());

    const after = modelReducer(before, rowsRead([{ entity: 'label', rows: [] }]));
    const renamed = { ...other, title: 'Else', version: 2 };
    const moved = modelReducer(before, rowsRead([{ entity: 'task', rows: [renamed] }]));

    expect(after.shown.task[touched.id]).toBe(before.shown.task[touched.id]);
    expect(moved.shown.task[touched.id]).toBe(before.shown.task[touched.id]);
  });
});
