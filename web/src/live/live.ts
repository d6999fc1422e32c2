import type { AxiosInstance } from 'axios';
import { toProblem, type Problem } from '../api/problem';
import type { Session, SessionUser } from '../api/session';
import { uuid7 } from '../lib/uuid';
import {
  commandConfirmed,
  commandDropped,
  commandQueued,
  rowsRead,
  signedIn,
  signedOut,
} from '../model/modelSlice';
import type { Command, EntityName } from '../model/types';
import { Follower, type FollowerStore } from './follower';
import type { OpenHub } from './hub';
import { refusedKept, refusedLetGo } from './liveSlice';
import { notify } from './notices';
import { Outbox, type Reply } from './outbox';
import type { OutboxRecord, OutboxStore, RefusedRecord } from './outboxStore';
import { Awaited } from './awaited';
import { PartsRefresh } from './partsRefresh';
import { claimTab, endedTabs } from './tabs';
import { Uploads } from './uploads';

interface Deps {
  http: AxiosInstance;
  session: Session;
  outboxStore: OutboxStore;
  openHub: OpenHub;
}

/** All that is live behind one store: the outbox, the streams that are followed, and who is signed in. */
export class Live {
  readonly http: AxiosInstance;
  readonly session: Session;
  readonly outbox: Outbox;
  readonly follower: Follower;
  readonly uploads: Uploads;
  private readonly awaited = new Awaited((id) => this.store?.dispatch(commandConfirmed({ id })));
  private readonly parts = new PartsRefresh((action) => this.store?.dispatch(action));
  private readonly tab = uuid7();
  private readonly kept: OutboxStore;
  private store: FollowerStore | undefined;

  constructor({ http, session, outboxStore, openHub }: Deps) {
    this.http = http;
    this.session = session;
    this.kept = outboxStore;
    this.uploads = new Uploads(http, (row) =>
      this.store?.dispatch(rowsRead([{ entity: 'attachment', rows: [row] }])),
    );
    this.follower = new Follower(http, openHub, {
      reachable: () => this.outbox.wake(),
      applied: (changes) => {
        this.awaited.saw(changes);
        this.parts.saw(changes);
      },
      loaded: (channel) => this.parts.markAll(channel),
    });
    this.outbox = new Outbox(
      {
        store: outboxStore,
        send: (command) => this.send(command),
        confirmed: (command, reply) => this.confirmed(command, reply),
        refused: (record, problem) => this.refused(record, problem),
      },
      this.tab,
    );
  }

  /** Binds to the store, and from then on to whoever signs in and out. */
  start(store: FollowerStore) {
    this.store = store;
    this.follower.start(store);
    claimTab(this.tab);
    this.session.onChange((user) => (user ? void this.enter(user) : this.leave()));
    if (this.session.user) void this.enter(this.session.user);
  }

  /** Lets go of a refused change under "Not accepted". */
  async letGo(id: string) {
    this.store?.dispatch(refusedLetGo(id));
    await this.kept.removeRefused(id).catch(() => undefined);
  }

  private async enter(user: SessionUser) {
    this.store?.dispatch(signedIn(user.id));
    this.follower.connect(user.id);
    this.outbox.wake();
    const [left, refused] = await Promise.all([
      this.kept.all(user.id).catch(() => []),
      this.kept.allRefused(user.id).catch(() => []),
    ]);
    this.store?.dispatch(refusedKept(refused));
    const ended = await endedTabs(left.map((record) => record.tab));
    const mine = left
      .filter((record) => ended.has(record.tab))
      .map((record) => ({ ...record, tab: this.tab }));
    if (this.session.user?.id !== user.id) return;
    for (const record of mine) {
      await this.kept.put(record).catch(() => undefined);
      this.store?.dispatch(commandQueued(commandOf(record)));
    }
    this.outbox.adopt(mine);
  }

  private leave() {
    this.outbox.close();
    this.uploads.clear();
    this.follower.disconnect();
    this.awaited.clear();
    this.store?.dispatch(signedOut());
  }

  private async send(command: Command): Promise<Reply> {
    try {
      const reply = await this.http.request<unknown>({
        method: command.method,
        url: command.url,
        data: command.body,
        headers: { 'Idempotency-Key': command.id },
      });
      const commandId: unknown = reply.headers['command-id'];
      return { commandId: typeof commandId === 'string' ? commandId : command.id, data: reply.data };
    } catch (error) {
      const problem = toProblem(error);
      // What was to be deleted is gone already: the wish is fulfilled.
      if (command.method === 'DELETE' && problem.status === 404) return { commandId: command.id, data: null };
      throw problem;
    }
  }

  private confirmed(command: Command, { commandId, data }: Reply) {
    const rows = rowsIn(command, data);
    if (rows.length) this.store?.dispatch(rowsRead(rows));
    const known = new Set(rows.flatMap((part) => part.rows.map((row) => row.id)));
    const deleted = command.patches.filter((patch) => patch.op === 'deleted');
    const allKnown = command.patches.every((patch) => patch.op === 'deleted' || known.has(patch.entityId));
    if (allKnown) this.store?.dispatch(commandConfirmed({ id: command.id, patches: deleted }));
    else this.awaited.add(command.id, commandId);
  }

  private refused(record: OutboxRecord, problem: Problem) {
    this.store?.dispatch(commandDropped(record.id));
    if (record.quiet) return;
    const { userId, quiet: _, tab: __, order: ___, ...command } = record;
    const refused: RefusedRecord = {
      ...command,
      userId,
      reason: problem.message,
      refusedAt: new Date().toISOString(),
    };
    this.store?.dispatch(refusedKept([refused]));
    void this.kept.putRefused(refused).catch(() => undefined);
    notify({ text: `${problem.message}`, tone: 'error' });
  }
}

function commandOf({ userId: _, quiet: __, tab: ___, order: ____, ...command }: OutboxRecord): Command {
  return command;
}

const hasVersion = (value: unknown): value is { id: string; version: number } =>
  typeof value === 'object' && value !== null && 'id' in value && 'version' in value;

/** The whole rows in an answer to a write, told apart by the ids that its patches name. */
function rowsIn(command: Command, data: unknown) {
  const items =
    typeof data === 'object' && data !== null && 'items' in data && Array.isArray(data.items)
      ? data.items
      : [data];
  const entities = new Map<string, EntityName>(
    command.patches.map((patch) => [patch.entityId, patch.entity]),
  );
  return items.filter(hasVersion).flatMap((row) => {
    const entity = entities.get(row.id);
    return entity ? [{ entity, rows: [row] }] : [];
  });
}
