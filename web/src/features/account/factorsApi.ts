import { readApi } from '../../api/readApi';
import type { PasskeyOptions } from '../../lib/webauthn';
import type { Instant } from '../../model/types';

export interface Passkey {
  id: string;
  name: string;
  createdAt: Instant;
  lastUsedAt: Instant | null;
  synced: boolean;
}

export interface Factors {
  totpSince: Instant | null;
  recoveryCodesLeft: number;
  passkeys: Passkey[];
}

export interface AppDraft {
  id: string;
  secret: string;
  link: string;
}

/** New recovery codes come with the first factor, and can be seen this once. */
export interface FactorAdded {
  recoveryCodes: string[] | null;
}

const api = readApi.enhanceEndpoints({ addTagTypes: ['factors'] }).injectEndpoints({
  endpoints: (build) => ({
    factors: build.query<Factors, undefined>({ query: () => '/auth/factors', providesTags: ['factors'] }),
    // A new secret each time that it is asked for, and kept no longer than it is shown.
    draftApp: build.query<AppDraft, undefined>({
      query: () => ({ url: '/auth/factors/totp', method: 'POST' }),
      keepUnusedDataFor: 0,
    }),
    confirmApp: build.mutation<FactorAdded, { id: string; code: string }>({
      query: (data) => ({ url: '/auth/factors/totp/confirm', method: 'POST', data }),
      invalidatesTags: (done) => (done ? ['factors', 'sessions'] : []),
    }),
    removeApp: build.mutation<null, undefined>({
      query: () => ({ url: '/auth/factors/totp', method: 'DELETE' }),
      invalidatesTags: ['factors'],
    }),
    renewRecoveryCodes: build.mutation<{ recoveryCodes: string[] }, undefined>({
      query: () => ({ url: '/auth/factors/recovery-codes', method: 'POST' }),
      invalidatesTags: ['factors'],
    }),
    passkeyOptions: build.mutation<{ publicKey: PasskeyOptions }, undefined>({
      query: () => ({ url: '/auth/factors/passkeys/options', method: 'POST' }),
    }),
    addPasskey: build.mutation<FactorAdded, { name: string; passkey: object }>({
      query: (data) => ({ url: '/auth/factors/passkeys', method: 'POST', data }),
      invalidatesTags: (done) => (done ? ['factors', 'sessions'] : []),
    }),
    renamePasskey: build.mutation<Passkey, { id: string; name: string }>({
      query: ({ id, name }) => ({ url: `/auth/factors/passkeys/${id}`, method: 'PATCH', data: { name } }),
      invalidatesTags: ['factors'],
    }),
    removePasskey: build.mutation<null, string>({
      query: (id) => ({ url: `/auth/factors/passkeys/${id}`, method: 'DELETE' }),
      invalidatesTags: ['factors'],
    }),
  }),
});

export const {
  useFactorsQuery,
  useDraftAppQuery,
  useConfirmAppMutation,
  useRemoveAppMutation,
  useRenewRecoveryCodesMutation,
  usePasskeyOptionsMutation,
  useAddPasskeyMutation,
  useRenamePasskeyMutation,
  useRemovePasskeyMutation,
} = api;
