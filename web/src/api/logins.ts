import { readApi } from './readApi';

export interface LinkedLogin {
  id: string;
  provider: string;
  email: string | null;
  createdAt: string;
}

export const { useLinkedLoginsQuery, useLinkLoginMutation, useUnlinkLoginMutation } = readApi.injectEndpoints(
  {
    endpoints: (build) => ({
      linkedLogins: build.query<{ items: LinkedLogin[] }, undefined>({
        query: () => '/me/logins',
        providesTags: ['logins'],
      }),
      /** Where to go to link the provider, and back to a place of this site. */
      linkLogin: build.mutation<{ url: string }, { provider: string; next: string }>({
        query: ({ provider, next }) => ({
          url: `/auth/oauth/${encodeURIComponent(provider)}/link`,
          method: 'POST',
          params: { returnUrl: next },
        }),
      }),
      unlinkLogin: build.mutation<null, string>({
        query: (id) => ({ url: `/me/logins/${id}`, method: 'DELETE' }),
        invalidatesTags: ['logins'],
      }),
    }),
  },
);
