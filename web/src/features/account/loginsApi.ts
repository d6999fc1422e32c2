import { readApi } from '../../api/readApi';
import type { Instant } from '../../model/types';

export interface LinkedLogin {
  id: string;
  provider: string;
  email: string | null;
  createdAt: Instant;
}

export const { useLinkedLoginsQuery, useLinkLoginMutation, useUnlinkLoginMutation } = readApi.injectEndpoints(
  {
    endpoints: (build) => ({
      linkedLogins: build.query<{ items: LinkedLogin[] }, undefined>({
        query: () => '/me/logins',
        providesTags: ['logins'],
      }),
      linkLogin: build.mutation<{ url: string }, string>({
        query: (provider) => ({ url: `/auth/oauth/${encodeURIComponent(provider)}/link`, method: 'POST' }),
      }),
      unlinkLogin: build.mutation<null, string>({
        query: (id) => ({ url: `/me/logins/${id}`, method: 'DELETE' }),
        invalidatesTags: ['logins'],
      }),
    }),
  },
);
