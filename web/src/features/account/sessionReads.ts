import { readApi } from '../../api/readApi';
import type { Instant } from '../../model/types';

export interface SessionEntry {
  id: string;
  userAgent: string | null;
  ip: string | null;
  createdAt: Instant;
  lastUsedAt: Instant;
  current: boolean;
}

export const { useSessionsQuery, useEndSessionMutation, useEndOtherSessionsMutation } =
  readApi.injectEndpoints({
    endpoints: (build) => ({
      sessions: build.query<{ items: SessionEntry[] }, undefined>({
        query: () => '/auth/sessions?limit=100',
        providesTags: ['sessions'],
      }),
      endSession: build.mutation<null, string>({
        query: (id) => ({ url: `/auth/sessions/${id}`, method: 'DELETE' }),
        invalidatesTags: ['sessions'],
      }),
      endOtherSessions: build.mutation<null, undefined>({
        query: () => ({ url: '/auth/sessions', method: 'DELETE' }),
        invalidatesTags: ['sessions'],
      }),
    }),
  });
