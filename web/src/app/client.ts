import { readApi } from '../api/readApi';
import { createHttp } from '../api/http';
import { Session } from '../api/session';
import { Live } from '../live/live';
import { onNotice } from '../live/notices';
import { indexedDbStore, memoryStore } from '../live/outboxStore';
import { showToast } from '../ui/toast';
import { createAppStore } from './store';

/** The parts that live as long as the tab, joined once. */
export function createClient() {
  const session = new Session();
  const live = new Live({
    session,
    http: createHttp(session),
    outboxStore: 'indexedDB' in globalThis ? indexedDbStore() : memoryStore(),
    // SignalR comes after the first screen: it is not needed to paint one.
    openHub: async (...args) => (await import('../live/signalrHub')).openSignalrHub(...args),
  });
  const store = createAppStore(live);
  live.start(store);
  session.onChange((user) => {
    if (!user) store.dispatch(readApi.util.resetApiState());
  });
  onNotice(({ text, tone, undo }) => {
    showToast({ text, tone: tone === 'error' ? 'error' : 'plain', ...(undo ? { undo } : {}) });
  });
  return { session, live, store };
}
