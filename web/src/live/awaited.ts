import type { Change } from '../model/types';

/** How long an answered command's change may take to come before its prediction is dropped all the same. */
const patience = 5_000;
const remembered = 500;

/**
 * Answers that do not carry the rows they are about, such as an undo's: their prediction stays until their change has come,
 * or the screen would flicker back in between. The change may also come before the answer.
 */
export class Awaited {
  private readonly waiting = new Map<string, { id: string; timer: ReturnType<typeof setTimeout> }>();
  private seen: string[] = [];

  constructor(private readonly done: (id: string) => void) {}

  /** `id` is the prediction's, `commandId` what the server calls the command. */
  add(id: string, commandId: string) {
    if (this.seen.includes(commandId)) return this.done(id);
    this.waiting.set(commandId, { id, timer: setTimeout(() => this.end(commandId), patience) });
  }

  saw(changes: readonly Change[]) {
    if (!changes.length) return;
    const ids = new Set(changes.map((change) => change.commandId));
    this.seen = [...this.seen, ...ids].slice(-remembered);
    for (const commandId of ids) this.end(commandId);
  }

  clear() {
    for (const { timer } of this.waiting.values()) clearTimeout(timer);
    this.waiting.clear();
  }

  private end(commandId: string) {
    const found = this.waiting.get(commandId);
    if (!found) return;
    clearTimeout(found.timer);
    this.waiting.delete(commandId);
    this.done(found.id);
  }
}
