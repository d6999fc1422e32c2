import { readApi } from '../../api/readApi';

export type GroupRole = 'guest' | 'member' | 'admin';

export interface GroupRule {
  group: string;
  role: GroupRole;
}

export interface SignInRules {
  provider: string | null;
  required: boolean;
  groups: GroupRule[];
  version: number;
}

interface Change {
  workspaceId: string;
  change: Partial<Pick<SignInRules, 'provider' | 'required' | 'groups'>>;
}

export const { useSignInRulesQuery, useChangeSignInRulesMutation } = readApi.injectEndpoints({
  endpoints: (build) => ({
    signInRules: build.query<SignInRules, string>({
      query: (workspaceId) => `/workspaces/${workspaceId}/sign-in`,
      providesTags: ['signInRules'],
    }),
    changeSignInRules: build.mutation<SignInRules, Change>({
      query: ({ workspaceId, change }) => ({
        url: `/workspaces/${workspaceId}/sign-in`,
        method: 'PATCH',
        data: change,
      }),
      invalidatesTags: ['signInRules'],
    }),
  }),
});
