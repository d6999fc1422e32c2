import type { UnknownAction } from '@reduxjs/toolkit';
import { readApi } from '../api/readApi';
import type { Change } from '../model/types';

const parts: ReadonlySet<string> = new Set(['comment', 'attachment', 'checklistItem']);
/** Long enough to take a burst of changes as one, short enough to be called live; uneven, so that many clients do not ask at once. */
const wait = () => 250 + Math.random() * 250;

/**
 * Has read again what the model does not hold once a project has changed, whoever changed it: the counts on the cards, and which tasks a
 * query is about. Where nobody looks at them nothing is asked.
 */
export class PartsRefresh {
  private readonly stale = new Map<string, Set<'parts' | 'matches'>>();
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly dispatch: (action: UnknownAction) => unknown) {}

  saw(changes: readonly Change[]) {
    for (const { channel, entity } of changes) {
      this.mark(channel, 'matches');
      if (parts.has(entity)) this.mark(channel, 'parts');
    }
  }

  /** All that hung on the tasks of this channel may be another. */
  markAll(channel: string) {
    this.mark(channel, 'matches');
    this.mark(channel, 'parts');
  }

  private mark(channel: string, read: 'parts' | 'matches') {
    const [kind, id] = channel.split(':');
    if (kind !== 'project' || !id) return;
    this.stale.set(id, (this.stale.get(id) ?? new Set()).add(read));
    this.timer ??= setTimeout(() => this.refresh(), wait());
  }

  private refresh() {
    this.timer = undefined;
    const tags = [...this.stale].flatMap(([id, reads]) => [...reads].map((type) => ({ type, id })));
    this.stale.clear();
    this.dispatch(readApi.util.invalidateTags(tags) as unknown as UnknownAction);
  }
}
