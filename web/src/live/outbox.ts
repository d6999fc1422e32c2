import type { Problem } from '../api/problem';
import { staleSignIn } from '../api/proof';
import type { Command } from '../model/types';
import type { OutboxRecord, OutboxStore } from './outboxStore';

export type Reply = { commandId: string; data: unknown };
export type Outcome = { ok: true; reply: Reply } | { ok: false; problem: Problem };

export interface OutboxDeps {
  store: OutboxStore;
  /** Sends once. Throws a `Problem`. */
  send(command: Command): Promise<Reply>;
  confirmed(command: Command, reply: Reply): void;
  refused(record: OutboxRecord, problem: Problem): void;
  random?: () => number;
}

interface Entry {
  record: OutboxRecord;
  touches: ReadonlySet<string>;
  mentions: ReadonlySet<string>;
  makes: ReadonlySet<string>;
  flying: boolean;
  attempts: number;
  notBefore: number;
  settle?: (outcome: Outcome) => void;
}

const atOnce = 4;
const slowest = 30_000;
/** A 500 says that the server stumbled over this very command. After so many it counts as refused, or it would block its task. */
const stumbles = 8;
const uuids = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi;

function entryOf(record: OutboxRecord): Entry {
  const touches = new Set(record.patches.map((patch) => patch.entityId));
  const text = `${record.url} ${JSON.stringify(record.body ?? '')}`;
  const makes = new Set(
    record.patches.filter((patch) => patch.op === 'created').map((patch) => patch.entityId),
  );
  return {
    record,
    touches,
    mentions: new Set([...touches, ...(text.match(uuids) ?? [])]),
    makes,
    flying: false,
    attempts: 0,
    notBefore: 0,
  };
}

const meet = (a: ReadonlySet<string>, b: ReadonlySet<string>) => [...a].some((id) => b.has(id));
const lasting = ({ status, code }: Problem) =>
  status >= 400 &&
  status < 500 &&
  // Signed out is a wait; a proof of identity that was not given is an answer.
  (status !== 401 || code === staleSignIn) &&
  status !== 408 &&
  status !== 425 &&
  status !== 429 &&
  code !== 'inProgress';

/**
 * Commands on their way. Each is on disk before it is sent and until it is answered, carries its id as `Idempotency-Key`,
 * and waits for earlier ones that concern the same entity. No answer means: again, later. A refusal drops it, and what built on it.
 */
export class Outbox {
  private entries: Entry[] = [];
  private timer: ReturnType<typeof setTimeout> | undefined;
  private last = 0;
  private open = true;

  constructor(
    private readonly deps: OutboxDeps,
    readonly tab: string,
  ) {}

  get size() {
    return this.entries.length;
  }

  async add(command: Command, userId: string, quiet: boolean): Promise<Outcome> {
    this.last = Math.max(this.last + 1, Date.now());
    const entry = entryOf({ ...command, userId, quiet, tab: this.tab, order: this.last });
    const outcome = new Promise<Outcome>((settle) => (entry.settle = settle));
    this.entries.push(entry);
    // Held back until it is on disk. Where nothing can be kept, sending it is still better than losing it.
    entry.flying = true;
    await this.deps.store.put(entry.record).catch(() => undefined);
    entry.flying = false;
    this.pump();
    return outcome;
  }

  /** Takes over what an ended tab, or this one before a reload, left behind. */
  adopt(records: readonly OutboxRecord[]) {
    const known = new Set(this.entries.map((entry) => entry.record.id));
    this.entries.push(...records.filter((record) => !known.has(record.id)).map(entryOf));
    this.entries.sort((a, b) => a.record.order - b.record.order);
    this.pump();
  }

  /** Takes back a command that was never sent. False when it may have reached the server. */
  async cancel(id: string): Promise<boolean> {
    const entry = this.entries.find((candidate) => candidate.record.id === id);
    if (!entry || entry.flying || entry.attempts > 0) return false;
    this.entries = this.entries.filter((other) => other !== entry);
    await this.deps.store.remove(id).catch(() => undefined);
    return true;
  }

  /** The network is back, or someone signed in: do not wait any longer. */
  wake() {
    this.open = true;
    for (const entry of this.entries) entry.notBefore = 0;
    this.pump();
  }

  /** Nobody is signed in: keep everything on disk, send nothing. */
  close() {
    this.open = false;
    this.entries = [];
    clearTimeout(this.timer);
  }

  private pump() {
    clearTimeout(this.timer);
    if (!this.open) return;
    const now = Date.now();
    let flying = this.entries.filter((entry) => entry.flying).length;
    let soonest = Infinity;
    this.entries.forEach((entry, index) => {
      if (
        entry.flying ||
        flying >= atOnce ||
        this.entries.slice(0, index).some((earlier) => this.before(earlier, entry))
      )
        return;
      if (entry.notBefore > now) return void (soonest = Math.min(soonest, entry.notBefore));
      flying++;
      void this.fly(entry);
    });
    if (soonest < Infinity) this.timer = setTimeout(() => this.pump(), soonest - now);
  }

  private before(earlier: Entry, entry: Entry) {
    // Two that make things in one place go in turn: their numbers follow the order in which they were written down.
    const both = earlier.makes.size > 0 && entry.makes.size > 0;
    if (both && earlier.record.url === entry.record.url) return true;
    return meet(earlier.touches, entry.mentions) || meet(earlier.mentions, entry.touches);
  }

  private async fly(entry: Entry) {
    entry.flying = true;
    entry.attempts++;
    try {
      const reply = await this.deps.send(entry.record);
      await this.settle(entry, { ok: true, reply });
    } catch (error) {
      const problem = error as Problem;
      const fatal = lasting(problem) || (problem.status === 500 && entry.attempts >= stumbles);
      if (fatal) await this.settle(entry, { ok: false, problem });
      else if (problem.status === 401) this.open = false;
      else {
        const wait =
          Math.min(slowest, 1000 * 2 ** (entry.attempts - 1)) * (0.5 + (this.deps.random ?? Math.random)());
        entry.notBefore = Date.now() + Math.max(wait, problem.retryAfter ?? 0);
      }
    }
    entry.flying = false;
    this.pump();
  }

  private async settle(entry: Entry, outcome: Outcome) {
    if (!this.entries.includes(entry)) return;
    this.entries = this.entries.filter((other) => other !== entry);
    if (outcome.ok) this.deps.confirmed(entry.record, outcome.reply);
    else {
      this.deps.refused(entry.record, outcome.problem);
      for (const later of this.entries.filter((other) => meet(entry.makes, other.mentions)))
        await this.settle(later, outcome);
    }
    entry.settle?.(outcome);
    await this.deps.store.remove(entry.record.id).catch(() => undefined);
  }
}
