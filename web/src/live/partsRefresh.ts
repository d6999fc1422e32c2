import type { UnknownAction } from '@reduxjs/toolkit';
import { readApi } from '../api/readApi';
import type { Change } from '../model/types';

const parts: ReadonlySet<string> = new Set(['comment', 'attachment', 'checklistItem']);
/** Long enough to take a burst of changes as one, short enough to be called live; uneven, so that many clients do not ask at once. */
const wait = () => 250 + Math.random() * 250;

/** Has the counts on the cards read again once parts of tasks have changed, whoever changed them. Where no board is open nothing is asked. */
export class PartsRefresh {
  private readonly stale = new Set<string>();
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly dispatch: (action: UnknownAction) => unknown) {}

  saw(changes: readonly Change[]) {
    for (const { channel, entity } of changes) if (parts.has(entity)) this.mark(channel);
  }

  /** All that hung on the tasks of this channel may be another. */
  mark(channel: string) {
    const [kind, id] = channel.split(':');
    if (kind !== 'project' || !id) return;
    this.stale.add(id);
    this.timer ??= setTimeout(() => this.refresh(), wait());
  }

  private refresh() {
    this.timer = undefined;
    const tags = [...this.stale].map((id) => ({ type: 'parts' as const, id }));
    this.stale.clear();
    this.dispatch(readApi.util.invalidateTags(tags) as unknown as UnknownAction);
  }
}
