import { readApi } from '../../api/readApi';
import type { PasskeyOptions } from '../../lib/webauthn';

/** What the server takes as a proof of identity; more ways add their members. */
export interface Proof {
  password: string;
  code: string;
  passkey: object;
}

export const { useProofWaysQuery, useProofPasskeyMutation, useProveMutation } = readApi.injectEndpoints({
  endpoints: (build) => ({
    proofWays: build.query<{ methods: (keyof Proof)[]; providers?: string[] }, undefined>({
      query: () => '/auth/reauthenticate',
      keepUnusedDataFor: 0,
    }),
    proofPasskey: build.mutation<{ publicKey: PasskeyOptions }, undefined>({
      query: () => ({ url: '/auth/passkeys/options', method: 'POST' }),
    }),
    prove: build.mutation<null, Partial<Proof>>({
      query: (data) => ({ url: '/auth/reauthenticate', method: 'POST', data }),
    }),
  }),
});
