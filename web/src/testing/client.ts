import { configureStore } from '@reduxjs/toolkit';
import { Live } from '../live/live';
import { liveReducer } from '../live/liveSlice';
import { memoryStore, type OutboxStore } from '../live/outboxStore';
import { modelReducer } from '../model/modelSlice';
import type { FakeServer } from './fakeServer';

/** The store and all that is live, against a server at the HTTP boundary. */
export function aClient(server: FakeServer, outboxStore: OutboxStore = memoryStore()) {
  const session = server.session();
  const live = new Live({ session, http: server.http(session), outboxStore, openHub: server.openHub });
  const store = configureStore({
    reducer: { model: modelReducer, live: liveReducer },
    middleware: (defaults) =>
      defaults({ thunk: { extraArgument: live }, serializableCheck: false, immutableCheck: false }),
  });
  live.start(store);
  return { live, store, session };
}
