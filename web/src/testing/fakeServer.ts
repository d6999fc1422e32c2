import axios, { AxiosError, AxiosHeaders, type AxiosAdapter, type InternalAxiosRequestConfig } from 'axios';
import { createHttp } from '../api/http';
import { Session } from '../api/session';
import type { Hub, HubEvents, OpenHub } from '../live/hub';
import { applyChange, emptyTables } from '../model/applyChange';
import type { Change, ChangeMessage, EntityName, Patch, Tables } from '../model/types';

interface Answer {
  status: number;
  data?: unknown;
  headers?: Record<string, string>;
}

export interface Asked {
  method: string;
  path: string;
  body: unknown;
  params: Record<string, unknown>;
  headers: AxiosHeaders;
}

type Handler = (asked: Asked) => Answer | Promise<Answer> | undefined;

/**
 * A server of one stream at the HTTP boundary, for tests of the client: it keeps the log, answers reads of it, pushes to hubs, and can
 * be cut off, restarted or made to lose a push. Writes are what a test says they are (`on`).
 */
export class FakeServer {
  readonly asked: Asked[] = [];
  tables: Tables = emptyTables();
  log: Change[] = [];
  /** Numbers up to here have been trimmed from the log. */
  trimmed = 0;
  down = false;
  /** Commits are written, but nobody is told. */
  mute = false;
  hubs: { events: HubEvents; channels: Set<string>; started: boolean }[] = [];
  tickets = 0;
  private readonly handlers: Handler[] = [];
  private readonly answered = new Map<string, Answer>();

  constructor(
    readonly channel: string,
    private readonly snapshot: (server: FakeServer) => unknown,
  ) {}

  on(
    method: string,
    path: RegExp,
    handler: (asked: Asked, match: RegExpExecArray) => Answer | Promise<Answer>,
  ) {
    this.handlers.unshift((asked) => {
      const match = asked.method === method ? path.exec(asked.path) : null;
      return match ? handler(asked, match) : undefined;
    });
    return this;
  }

  rows<E extends EntityName>(entity: E) {
    return Object.values(this.tables[entity]);
  }

  commit(patches: Patch | Patch[], commandId = 'someone', { masked = false } = {}) {
    const batch: ChangeMessage[] = [patches].flat().map((patch): ChangeMessage => {
      const held = (this.tables[patch.entity] as Record<string, { version?: number }>)[patch.entityId];
      const change: Change = {
        ...patch,
        channel: this.channel,
        seq: this.trimmed + this.log.length + 1,
        at: '2026-11-23T09:00:00Z',
        actorId: null,
        commandId,
        version: (held?.version ?? 0) + 1,
      };
      this.log.push(change);
      this.tables = applyChange(this.tables, change);
      return masked ? { channel: change.channel, seq: change.seq } : change;
    });
    if (!this.mute)
      for (const hub of this.hubs)
        if (hub.started && hub.channels.has(this.channel)) hub.events.changes(batch);
  }

  get seq() {
    return this.trimmed + this.log.length;
  }

  trim() {
    this.trimmed = this.seq;
    this.log = [];
  }

  /** All live connections break, as when the process dies. */
  dropSockets() {
    const hubs = this.hubs;
    this.hubs = [];
    for (const hub of hubs) hub.events.closed();
  }

  readonly adapter: AxiosAdapter = async (config) => {
    const asked = this.read(config);
    this.asked.push(asked);
    if (this.down) throw new AxiosError('Network Error', AxiosError.ERR_NETWORK, config);
    const answer = await this.answer(asked);
    const response = {
      status: answer.status,
      statusText: '',
      data: answer.data ?? null,
      headers: new AxiosHeaders(answer.headers),
      config,
    };
    if (answer.status < 400) return response;
    throw new AxiosError('refused', AxiosError.ERR_BAD_REQUEST, config, undefined, response);
  };

  readonly openHub: OpenHub = async (ticket, events): Promise<Hub> => {
    const hub = { events, channels: new Set<string>(), started: false };
    return {
      start: async () => {
        if (this.down) throw new Error('no server');
        await ticket();
        hub.started = true;
        this.hubs.push(hub);
      },
      stop: async () => {
        this.hubs = this.hubs.filter((other) => other !== hub);
      },
      subscribe: async (channel, afterSeq) => {
        if (channel !== this.channel) return;
        if (afterSeq < this.trimmed) throw new Error('HubException: gone');
        hub.channels.add(channel);
        const missed = this.log.filter((change) => change.seq > afterSeq);
        if (missed.length && !this.mute) events.changes(missed);
      },
      unsubscribe: async (channel) => void hub.channels.delete(channel),
    };
  };

  session() {
    return new Session(axios.create({ baseURL: '/api/v1', adapter: this.adapter }));
  }

  http(session: Session) {
    return createHttp(session, this.adapter);
  }

  private read(config: InternalAxiosRequestConfig): Asked {
    const raw: unknown = config.data;
    return {
      method: (config.method ?? 'get').toUpperCase(),
      path: config.url ?? '',
      body: typeof raw === 'string' ? (JSON.parse(raw) as unknown) : raw,
      params: (config.params ?? {}) as Record<string, unknown>,
      headers: config.headers,
    };
  }

  private async answer(asked: Asked): Promise<Answer> {
    const key = asked.headers.get('Idempotency-Key');
    const before = typeof key === 'string' ? this.answered.get(key) : undefined;
    if (before) return before;
    for (const handler of this.handlers) {
      const answer = await handler(asked);
      if (!answer) continue;
      if (typeof key === 'string' && answer.status < 500) this.answered.set(key, answer);
      return answer;
    }
    return this.builtIn(asked);
  }

  private builtIn({ path, params }: Asked): Answer {
    if (path === '/auth/tickets') return { status: 200, data: { ticket: `ticket-${++this.tickets}` } };
    if (path === '/auth/logout') return { status: 204 };
    if (path.startsWith('/auth/'))
      return { status: 200, data: { accessToken: 'token', expiresIn: 900, user: ada } };
    if (path === '/me/snapshot')
      return { status: 200, data: { seq: 0, user: { ...ada, version: 1 }, workspaces: [] } };
    if (path === '/me/changes') return { status: 200, data: { items: [], latest: 0 } };
    if (path.endsWith('/snapshot')) return { status: 200, data: this.snapshot(this) };
    if (path.endsWith('/changes')) {
      const after = Number(params.after);
      if (after < this.trimmed) return { status: 410 };
      return {
        status: 200,
        data: { items: this.log.filter(({ seq }) => seq > after).slice(0, 2), latest: this.seq },
      };
    }
    return { status: 404 };
  }
}

export const ada = { id: '018f0000-0000-7000-8000-00000000ada0', name: 'Ada', email: 'ada@example.org' };
