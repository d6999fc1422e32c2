import { createSlice, type PayloadAction } from '@reduxjs/toolkit';
import { signedOut } from '../model/modelSlice';
import type { RefusedRecord } from './outboxStore';

export interface LiveState {
  /** `offline` once a try to connect has failed, until one succeeds. */
  connection: 'connecting' | 'online' | 'offline';
  /** "Not accepted": what the server refused, kept until the person lets it go. */
  refused: RefusedRecord[];
  /** How the last reading of a snapshot went, by channel. */
  loads: Record<string, LoadState>;
}

export interface LoadState {
  status: 'loading' | 'loaded' | 'failed' | 'missing';
  sentence?: string;
  /** Why the server refused, in its own word. */
  code?: string | undefined;
  /** The sign-in provider that it asks for. */
  provider?: string | undefined;
}

const initialState: LiveState = { connection: 'connecting', refused: [], loads: {} };

const slice = createSlice({
  name: 'live',
  initialState,
  reducers: {
    connectionChanged: (state, { payload }: PayloadAction<LiveState['connection']>) => {
      state.connection = payload;
    },
    refusedKept: (state, { payload }: PayloadAction<RefusedRecord[]>) => {
      const known = new Set(state.refused.map((record) => record.id));
      state.refused.push(...payload.filter((record) => !known.has(record.id)));
    },
    loadChanged: (
      state,
      { payload: { channel, ...load } }: PayloadAction<LoadState & { channel: string }>,
    ) => {
      state.loads[channel] = load;
    },
    refusedLetGo: (state, { payload }: PayloadAction<string>) => {
      state.refused = state.refused.filter((record) => record.id !== payload);
    },
  },
  extraReducers: (builder) => builder.addCase(signedOut, () => initialState),
});

export const { connectionChanged, loadChanged, refusedKept, refusedLetGo } = slice.actions;
export const liveReducer = slice.reducer;

export interface WithLive {
  live: LiveState;
}

export const selectConnection = (state: WithLive) => state.live.connection;
export const selectRefused = (state: WithLive) => state.live.refused;

const unknown: LoadState = { status: 'loading' };
export const selectLoad = (state: WithLive, channel: string): LoadState =>
  state.live.loads[channel] ?? unknown;
