import { readApi } from '../../api/readApi';

/** What the server takes as a proof of identity; more ways add their members. */
export interface Proof {
  password: string;
}

export const { useProofWaysQuery, useProveMutation } = readApi.injectEndpoints({
  endpoints: (build) => ({
    proofWays: build.query<{ methods: (keyof Proof)[] }, undefined>({
      query: () => '/auth/reauthenticate',
      keepUnusedDataFor: 0,
    }),
    prove: build.mutation<null, Partial<Proof>>({
      query: (data) => ({ url: '/auth/reauthenticate', method: 'POST', data }),
    }),
  }),
});
