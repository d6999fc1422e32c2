import type { UnknownAction } from '@reduxjs/toolkit';
import type { AxiosInstance } from 'axios';
import { toProblem } from '../api/problem';
import { changesReceived, caughtUp, snapshotLoaded, streamLost } from '../model/modelSlice';
import type { WithModel } from '../model/selectors';
import { userChannel, workspaceChannel } from '../model/streams';
import type { Change, ChangeMessage } from '../model/types';
import { changesUrl, loadChannel } from './channels';
import { HubLink } from './hubLink';
import type { OpenHub } from './hub';
import { connectionChanged, loadChanged, type WithLive } from './liveSlice';
import { refreshRights } from './rights';

export interface FollowerStore {
  getState(): WithModel & WithLive;
  dispatch(action: UnknownAction): unknown;
}

/** How long a followed stream may be silent before the server is asked whether something was missed. */
const silence = 30_000;
/** The same while there is no live connection. */
const silenceOffline = 8_000;
/** Streams of projects that are followed at once; the one longest not looked at is let go first. */
const mostProjects = 20;

/**
 * Follows streams: a snapshot, then each change by number. Whatever was missed, by a dropped socket, a restart or a lost
 * push, shows as a hole in the numbers or at the next check, and is asked for.
 */
export class Follower {
  private readonly link: HubLink;
  private readonly heard = new Map<string, number>();
  private readonly catching = new Map<string, Promise<void>>();
  private readonly loading = new Map<string, Promise<void>>();
  private wanted: string[] = [];
  private store: FollowerStore | undefined;
  private ticker: ReturnType<typeof setInterval> | undefined;
  private era = 0;

  constructor(
    private readonly http: AxiosInstance,
    openHub: OpenHub,
    private readonly tell: {
      reachable(): void;
      applied(changes: readonly Change[]): void;
      /** A snapshot stands in the place of whatever changes were missed. */
      loaded(channel: string): void;
    },
  ) {
    this.link = new HubLink(http, openHub, {
      changes: (batch) => this.receive(batch),
      unsubscribed: (channel) => this.lose(channel),
      connected: () => {
        this.store?.dispatch(connectionChanged('online'));
        this.tell.reachable();
        for (const channel of this.wanted) if (this.seq(channel) !== undefined) void this.subscribe(channel);
      },
      disconnected: () => this.store?.dispatch(connectionChanged('offline')),
    });
  }

  start(store: FollowerStore) {
    this.store = store;
  }

  connect(userId: string) {
    this.era++;
    this.link.open();
    this.ticker ??= setInterval(() => this.check(), 4_000 + Math.random() * 2_000);
    document.addEventListener('visibilitychange', this.onVisible);
    window.addEventListener('online', this.onOnline);
    window.addEventListener('offline', this.onOffline);
    void this.follow(userChannel(userId));
  }

  disconnect() {
    this.era++;
    clearInterval(this.ticker);
    this.ticker = undefined;
    this.wanted = [];
    this.loading.clear();
    this.catching.clear();
    document.removeEventListener('visibilitychange', this.onVisible);
    window.removeEventListener('online', this.onOnline);
    window.removeEventListener('offline', this.onOffline);
    this.link.close();
  }

  /** Loads what is not here yet, then keeps it up to date. Resolves when it can be shown, or cannot. */
  async follow(channel: string): Promise<void> {
    this.wanted = [...this.wanted.filter((other) => other !== channel), channel];
    this.letOldestGo();
    const stream = this.state?.model.streams[channel];
    if (!stream || stream.status === 'lost') return this.load(channel);
    if (!this.link.has(channel)) void this.subscribe(channel);
  }

  /** Reads the whole snapshot again. */
  load(channel: string): Promise<void> {
    const running = this.loading.get(channel);
    if (running) return running;
    const work = this.loadOnce(channel, this.era).finally(() => this.loading.delete(channel));
    this.loading.set(channel, work);
    return work;
  }

  private get state() {
    return this.store?.getState();
  }

  private seq(channel: string) {
    const stream = this.state?.model.streams[channel];
    return stream && stream.status !== 'lost' ? stream.seq : undefined;
  }

  private async loadOnce(channel: string, era: number, tries = 0): Promise<void> {
    this.store?.dispatch(loadChanged({ channel, status: 'loading' }));
    try {
      const loaded = await loadChannel(this.http, channel);
      if (era !== this.era) return;
      this.heard.set(channel, Date.now());
      this.store?.dispatch(snapshotLoaded(loaded));
      this.store?.dispatch(loadChanged({ channel, status: 'loaded' }));
      this.tell.loaded(channel);
      if (this.wanted.includes(channel)) void this.subscribe(channel);
    } catch (error) {
      const problem = toProblem(error);
      if (era !== this.era || problem.status === 401) return;
      const final = problem.status >= 400 && problem.status < 500 && problem.status !== 429;
      this.store?.dispatch(
        loadChanged({
          channel,
          status: final ? 'missing' : 'failed',
          sentence: problem.message,
          code: problem.code,
          provider: problem.provider,
        }),
      );
      if (final) {
        this.wanted = this.wanted.filter((other) => other !== channel);
        this.reloadParent(channel);
        return;
      }
      await new Promise((resolve) =>
        setTimeout(resolve, Math.min(15_000, 1000 * 2 ** tries) * (0.5 + Math.random())),
      );
      if (era === this.era && this.wanted.includes(channel)) return this.loadOnce(channel, era, tries + 1);
    }
  }

  private async subscribe(channel: string) {
    const seq = this.seq(channel);
    if (seq === undefined) return;
    const answer = await this.link.subscribe(channel, seq);
    if (answer === 'gone') {
      this.store?.dispatch(streamLost(channel));
      await this.load(channel);
    } else if (answer === 'refused') this.lose(channel);
  }

  private receive(batch: readonly ChangeMessage[]) {
    const now = Date.now();
    for (const { channel } of batch) this.heard.set(channel, now);
    this.apply(batch);
    for (const channel of new Set(batch.map((message) => message.channel)))
      if (this.state?.model.streams[channel]?.status === 'behind') void this.catchUp(channel);
  }

  private apply(batch: readonly ChangeMessage[]) {
    const before = this.state;
    if (!before || !this.store) return;
    this.store.dispatch(changesReceived(batch));
    const isNew = (message: ChangeMessage): message is Change =>
      'entity' in message && message.seq > (before.model.streams[message.channel]?.seq ?? Infinity);
    const fresh = batch.filter(isNew);
    this.tell.applied(fresh);
    refreshRights(this.http, this.store, this, before.model.shown, fresh);
  }

  /** Asks for everything after the last number in hand. */
  private catchUp(channel: string): Promise<void> {
    const running = this.catching.get(channel);
    if (running) return running;
    const work = this.catchUpOnce(channel, this.era)
      .catch(() => undefined)
      .finally(() => this.catching.delete(channel));
    this.catching.set(channel, work);
    return work;
  }

  private async catchUpOnce(channel: string, era: number) {
    for (;;) {
      const after = this.seq(channel);
      if (after === undefined) return;
      this.heard.set(channel, Date.now());
      try {
        const { data } = await this.http.get<{ items: ChangeMessage[]; latest: number }>(
          changesUrl(channel),
          {
            params: { after, limit: 1000 },
          },
        );
        if (era !== this.era) return;
        // The server's log ends before ours: it was put back from a backup. What is shown here is not there any more.
        if (data.latest < after) {
          this.store?.dispatch(streamLost(channel));
          return await this.load(channel);
        }
        this.apply(data.items.map((item) => ({ ...item, channel })));
        const now = this.seq(channel);
        if (now === undefined || now >= data.latest || now === after) break;
      } catch (error) {
        const problem = toProblem(error);
        if (problem.status === 410) {
          this.store?.dispatch(streamLost(channel));
          return this.load(channel);
        }
        if (problem.status === 404 || problem.status === 403) this.lose(channel);
        throw problem;
      }
    }
    this.store?.dispatch(caughtUp(channel));
  }

  /** No longer allowed to follow, or it is gone. Whoever shows it finds that out from the load. */
  private lose(channel: string) {
    this.store?.dispatch(streamLost(channel));
    this.wanted = this.wanted.filter((other) => other !== channel);
    this.store?.dispatch(
      loadChanged({
        channel,
        status: 'missing',
        sentence: 'This does not exist, or you have no access to it.',
      }),
    );
    this.reloadParent(channel);
  }

  /** What is gone or closed stands in its parent's list no more: a project in its workspace's, a workspace in one's own. */
  private reloadParent(channel: string) {
    const model = this.state?.model;
    if (!model?.userId || channel === userChannel(model.userId)) return;
    const project = channel.startsWith('project:')
      ? model.confirmed.project[channel.slice('project:'.length)]
      : undefined;
    const parent = project ? workspaceChannel(project.workspaceId) : userChannel(model.userId);
    if (this.seq(parent) !== undefined) void this.load(parent);
  }

  private letOldestGo() {
    const projects = this.wanted.filter((channel) => channel.startsWith('project:'));
    for (const channel of projects.slice(0, Math.max(0, projects.length - mostProjects))) {
      this.wanted = this.wanted.filter((other) => other !== channel);
      this.store?.dispatch(streamLost(channel));
      this.link.unsubscribe(channel);
    }
  }

  private check(atOnce = false) {
    if (document.visibilityState === 'hidden') return;
    const limit = this.link.connected ? silence : silenceOffline;
    for (const channel of this.wanted)
      if (this.seq(channel) !== undefined && (atOnce || Date.now() - (this.heard.get(channel) ?? 0) > limit))
        void this.catchUp(channel);
  }

  private readonly onVisible = () => {
    if (document.visibilityState === 'hidden') return;
    this.link.hurry();
    this.check(true);
  };

  private readonly onOnline = () => {
    this.link.hurry();
    this.check(true);
  };

  private readonly onOffline = () => this.store?.dispatch(connectionChanged('offline'));
}
