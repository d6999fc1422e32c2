import { readApi } from './readApi';

/** A way to sign in elsewhere, as the server is set up. */
export interface SignInProvider {
  id: string;
  name: string;
  kind: 'oidc' | 'google' | 'microsoft' | 'github';
  /** It tells of people's groups, so that a workspace can give roles by them. */
  groups: boolean;
}

export const { useProvidersQuery, useProveByProviderMutation } = readApi.injectEndpoints({
  endpoints: (build) => ({
    providers: build.query<{ items: SignInProvider[] }, undefined>({
      query: () => '/auth/providers',
      keepUnusedDataFor: 3600,
    }),
    /** Where to go to show that one comes in by the provider, and back to a place of this site. */
    proveByProvider: build.mutation<{ url: string }, { provider: string; next: string }>({
      query: ({ provider, next }) => ({
        url: `/auth/oauth/${encodeURIComponent(provider)}/prove`,
        method: 'POST',
        params: { returnUrl: next },
      }),
    }),
  }),
});

/** The address that leads to the provider and, signed in, back to a place of this site. */
export const providerStart = (id: string, next: string) =>
  `/api/v1/auth/oauth/${encodeURIComponent(id)}/start?returnUrl=${encodeURIComponent(next)}`;
