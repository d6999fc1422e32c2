import { createAction } from '@reduxjs/toolkit';
import { applyChanges, emptyTables, patchDraft, TablesDraft } from './applyChange';
import { applyLoaded, mergeRows, type Loaded } from './snapshots';
import { acceptChanges, type Streams } from './streams';
import type { ChangeMessage, Command, EntityName, Patch, Tables } from './types';

export interface ModelState {
  /** What the server has said. */
  confirmed: Tables;
  /** What was done here and is not yet confirmed, oldest first. */
  pending: readonly Command[];
  /** `pending` over `confirmed`: what screens show. */
  shown: Tables;
  streams: Streams;
  userId: string | null;
}

export const signedIn = createAction<string>('model/signedIn');
export const signedOut = createAction('model/signedOut');
export const snapshotLoaded = createAction<Loaded>('model/snapshotLoaded');
export const changesReceived = createAction<readonly ChangeMessage[]>('model/changesReceived');
/** A stream that can no longer be followed from where one stands, or may no longer be. */
export const streamLost = createAction<string>('model/streamLost');
/** A catch-up has reached the end of the stream. */
export const caughtUp = createAction<string>('model/caughtUp');
/** Whole rows read from the server by other ways than a snapshot: a task's comments, the answer to a write. */
export const rowsRead =
  createAction<readonly { entity: EntityName; rows: readonly { id: string; version: number }[] }[]>(
    'model/rowsRead',
  );
export const commandQueued = createAction<Command>('model/commandQueued');
/** The server did it. `patches` are what its answer implies and no row says, such as a deletion. */
export const commandConfirmed = createAction<{ id: string; patches?: readonly Patch[] }>(
  'model/commandConfirmed',
);
export const commandDropped = createAction<string>('model/commandDropped');

const initial: ModelState = {
  confirmed: emptyTables(),
  pending: [],
  shown: emptyTables(),
  streams: {},
  userId: null,
};

/** `pending` over `confirmed`. Rows that come out as they were keep their identity, so that nothing redraws for nothing. */
export function predict(confirmed: Tables, pending: readonly Command[], before: Tables): Tables {
  if (!pending.length) return confirmed;
  const draft = new TablesDraft(confirmed);
  for (const command of pending)
    for (const patch of command.patches)
      // The server's row of something made here knows more (its key, its number) than the prediction of it.
      if (patch.op !== 'created' || !(patch.entityId in confirmed[patch.entity])) patchDraft(draft, patch);
  for (const command of pending)
    for (const { entity, entityId } of command.patches) {
      const old = (before[entity] as Record<string, object> | undefined)?.[entityId];
      const now = draft.get(entity, entityId);
      if (old && now && old !== now && sameFields(old, now)) draft.put(entity, entityId, old);
    }
  return draft.finish();
}

function sameFields(a: object, b: object) {
  const [x, y] = [Object.entries(a), b as Record<string, unknown>];
  return x.length === Object.keys(b).length && x.every(([key, value]) => Object.is(value, y[key]));
}

function next(state: ModelState, part: Partial<ModelState>): ModelState {
  const merged = { ...state, ...part };
  if (merged.confirmed === state.confirmed && merged.pending === state.pending) return merged;
  return { ...merged, shown: predict(merged.confirmed, merged.pending, state.shown) };
}

// A plain reducer: Immer would walk tables of thousands of rows on each change.
export function modelReducer(state: ModelState = initial, action: { type: string }): ModelState {
  if (changesReceived.match(action)) {
    const { streams, changes } = acceptChanges(state.streams, action.payload);
    const done = new Set(changes.map((change) => change.commandId));
    const pending = state.pending.some((command) => done.has(command.id))
      ? state.pending.filter((command) => !done.has(command.id))
      : state.pending;
    return next(state, { streams, pending, confirmed: applyChanges(state.confirmed, changes) });
  }
  if (snapshotLoaded.match(action)) {
    const { channel, seq } = action.payload;
    const known = state.streams[channel];
    if (known && known.status !== 'lost' && known.seq > seq)
      return next(state, { confirmed: applyLoaded(state.confirmed, action.payload, true) });
    return next(state, {
      streams: { ...state.streams, [channel]: { seq, status: 'live' } },
      confirmed: applyLoaded(state.confirmed, action.payload),
    });
  }
  if (streamLost.match(action) || caughtUp.match(action)) {
    const stream = state.streams[action.payload];
    const status = streamLost.match(action) ? 'lost' : 'live';
    if (!stream || stream.status === status) return state;
    return { ...state, streams: { ...state.streams, [action.payload]: { ...stream, status } } };
  }
  if (rowsRead.match(action)) {
    const draft = new TablesDraft(state.confirmed);
    for (const { entity, rows } of action.payload) mergeRows(draft, entity, rows);
    return next(state, { confirmed: draft.finish() });
  }
  if (commandQueued.match(action)) {
    if (state.pending.some((command) => command.id === action.payload.id)) return state;
    return next(state, { pending: [...state.pending, action.payload] });
  }
  if (commandConfirmed.match(action) || commandDropped.match(action)) {
    const id = commandConfirmed.match(action) ? action.payload.id : action.payload;
    const draft = new TablesDraft(state.confirmed);
    if (commandConfirmed.match(action))
      for (const patch of action.payload.patches ?? []) patchDraft(draft, patch);
    return next(state, {
      pending: state.pending.filter((command) => command.id !== id),
      confirmed: draft.finish(),
    });
  }
  if (signedIn.match(action))
    return state.userId === action.payload ? state : { ...initial, userId: action.payload };
  if (signedOut.match(action)) return initial;
  return state;
}
