import type { ChangeMessage } from '../model/types';

/** The server's end of the live connection, as far as this client uses it. */
export interface Hub {
  start(): Promise<void>;
  stop(): Promise<void>;
  subscribe(channel: string, afterSeq: number): Promise<void>;
  unsubscribe(channel: string): Promise<void>;
}

export interface HubEvents {
  changes(batch: ChangeMessage[]): void;
  unsubscribed(channel: string, reason: string): void;
  closed(): void;
}

/** `ticket` is asked for at each try to connect: tickets are good once and for a minute. */
export type OpenHub = (ticket: () => Promise<string>, events: HubEvents) => Promise<Hub>;
