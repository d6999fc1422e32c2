import { configureStore } from '@reduxjs/toolkit';
import { readApi } from '../api/readApi';
import type { Live } from '../live/live';
import { liveReducer } from '../live/liveSlice';
import { modelReducer } from '../model/modelSlice';

export function createAppStore(live: Live) {
  return configureStore({
    reducer: { model: modelReducer, live: liveReducer, [readApi.reducerPath]: readApi.reducer },
    middleware: (defaults) =>
      // The checks walk the whole state on each action, which with thousands of tasks takes longer than the action.
      defaults({ thunk: { extraArgument: live }, serializableCheck: false, immutableCheck: false }).concat(
        readApi.middleware,
      ),
  });
}
