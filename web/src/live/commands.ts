import type { ThunkAction, UnknownAction } from '@reduxjs/toolkit';
import { uuid7 } from '../lib/uuid';
import { completePatch } from '../model/complete';
import { commandDropped, commandQueued } from '../model/modelSlice';
import type { WithModel } from '../model/selectors';
import type { Command, CommandDraft } from '../model/types';
import type { Live } from './live';
import type { WithLive } from './liveSlice';
import { notify } from './notices';
import type { Outcome } from './outbox';

export type LiveThunk<R> = ThunkAction<R, WithModel & WithLive, Live, UnknownAction>;

export interface Sent {
  id: string;
  /** The server's answer, however long it takes. Forms that show a refusal themselves wait for it. */
  done: Promise<Outcome>;
}

/**
 * Does it: shows the predicted change at once, keeps the command on disk, and sends it until the server has answered.
 * There is no code for taking a prediction back: a command that is refused is dropped, and what is confirmed shows again.
 */
export function sendCommand(draft: CommandDraft): LiveThunk<Sent> {
  return (dispatch, getState, live) => {
    const { undo, announce, quiet, ...rest } = draft;
    const now = new Date().toISOString();
    const { shown, userId } = getState().model;
    const command: Command = {
      ...rest,
      id: draft.id ?? uuid7(),
      createdAt: now,
      patches: draft.patches.map((patch) => completePatch(shown, patch, now)),
    };
    dispatch(commandQueued(command));
    const done = live.outbox.add(command, userId ?? '', quiet ?? false);
    if (undo)
      notify({
        text: draft.label,
        tone: 'done',
        undo: () => void dispatch(undoCommand(command.id, undo, done)),
      });
    else if (announce) notify({ text: draft.label, tone: 'done' });
    return { id: command.id, done };
  };
}

function undoCommand(
  id: string,
  undo: NonNullable<CommandDraft['undo']>,
  done: Promise<Outcome>,
): LiveThunk<Promise<void>> {
  return async (dispatch, _, live) => {
    if (await live.outbox.cancel(id)) {
      dispatch(commandDropped(id));
      return;
    }
    if (undo.length === 0) {
      dispatch(sendCommand({ ...(undo as () => CommandDraft)(), undo: undefined }));
      return;
    }
    const outcome = await done;
    if (outcome.ok) dispatch(sendCommand(undo(outcome.reply.commandId)));
  };
}
