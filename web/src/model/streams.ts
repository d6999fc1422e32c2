import type { Change, ChangeMessage } from './types';

/**
 * Where one stands in a stream: `seq` is the last number of the unbroken run that has been applied.
 * `behind` means that a number is known to be missing and is being asked for.
 */
export interface StreamState {
  seq: number;
  status: 'live' | 'behind' | 'lost';
}

export type Streams = Readonly<Record<string, StreamState>>;

export interface Accepted {
  streams: Streams;
  changes: Change[];
}

/**
 * Takes what continues each stream without a hole. What was had before is passed over; from a hole on everything is left,
 * and its stream marked `behind`: asking for the missing numbers brings all of it again.
 */
export function acceptChanges(streams: Streams, incoming: readonly ChangeMessage[]): Accepted {
  const next: Record<string, StreamState> = { ...streams };
  const changes: Change[] = [];
  for (const message of incoming) {
    const stream = next[message.channel];
    if (!stream || stream.status === 'lost' || message.seq <= stream.seq) continue;
    if (message.seq > stream.seq + 1) {
      next[message.channel] = { ...stream, status: 'behind' };
      continue;
    }
    next[message.channel] = { ...stream, seq: message.seq };
    if ('entity' in message) changes.push(message);
  }
  return { streams: next, changes };
}

export const projectChannel = (id: string) => `project:${id}`;
export const workspaceChannel = (id: string) => `workspace:${id}`;
export const userChannel = (id: string) => `user:${id}`;
