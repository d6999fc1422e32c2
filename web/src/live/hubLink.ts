import type { AxiosInstance } from 'axios';
import type { ChangeMessage } from '../model/types';
import type { Hub, OpenHub } from './hub';

interface LinkEvents {
  changes(batch: ChangeMessage[]): void;
  unsubscribed(channel: string): void;
  connected(): void;
  disconnected(): void;
}

const slowest = 5_000;

/** One live connection that comes back by itself: at once, then with longer and uneven waits, so that a thousand do not return together. */
export class HubLink {
  connected = false;
  private hub: Hub | undefined;
  private wants = false;
  private tries = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private subscribed = new Set<string>();

  constructor(
    private readonly http: AxiosInstance,
    private readonly openHub: OpenHub,
    private readonly events: LinkEvents,
  ) {}

  open() {
    if (this.wants) return;
    this.wants = true;
    void this.connect();
  }

  close() {
    this.wants = false;
    clearTimeout(this.timer);
    this.dropped();
    const hub = this.hub;
    this.hub = undefined;
    void hub?.stop().catch(() => undefined);
  }

  /** Something says that the network is back: do not wait for the next try. */
  hurry() {
    if (!this.wants || this.hub) return;
    this.tries = 0;
    clearTimeout(this.timer);
    void this.connect();
  }

  has(channel: string) {
    return this.subscribed.has(channel);
  }

  async subscribe(channel: string, seq: number): Promise<'done' | 'gone' | 'refused' | 'later'> {
    const hub = this.hub;
    if (!hub || !this.connected) return 'later';
    this.subscribed.add(channel);
    try {
      await hub.subscribe(channel, seq);
      return 'done';
    } catch (error) {
      this.subscribed.delete(channel);
      if (hub !== this.hub || !this.connected) return 'later';
      const text = error instanceof Error ? error.message : '';
      if (/gone/i.test(text)) return 'gone';
      return /not_?found|forbidden/i.test(text) ? 'refused' : 'later';
    }
  }

  unsubscribe(channel: string) {
    if (!this.subscribed.delete(channel)) return;
    void this.hub?.unsubscribe(channel).catch(() => undefined);
  }

  private async connect() {
    if (this.hub) return;
    let hub: Hub | undefined;
    // A connection that was replaced in the meantime must not speak for the one in use.
    const current = () => this.hub !== undefined && this.hub === hub;
    try {
      hub = await this.openHub(() => this.ticket(), {
        changes: (batch) => current() && this.events.changes(batch),
        unsubscribed: (channel) => {
          if (!current()) return;
          this.subscribed.delete(channel);
          this.events.unsubscribed(channel);
        },
        closed: () => current() && this.again(),
      });
      if (!this.wants || this.hub) return;
      this.hub = hub;
      await hub.start();
      if (!current()) return void hub.stop().catch(() => undefined);
      this.connected = true;
      this.tries = 0;
      this.events.connected();
    } catch {
      if (current() || !this.hub) this.again();
    }
  }

  private again() {
    this.hub = undefined;
    this.dropped();
    if (!this.wants) return;
    this.events.disconnected();
    const wait = Math.min(slowest, 250 * 2 ** this.tries++) * (0.5 + Math.random());
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.connect(), wait);
  }

  private dropped() {
    this.connected = false;
    this.subscribed = new Set();
  }

  private async ticket(): Promise<string> {
    const { data } = await this.http.post<{ ticket: string }>('/auth/tickets');
    return data.ticket;
  }
}
