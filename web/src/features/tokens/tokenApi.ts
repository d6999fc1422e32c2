import { readApi } from '../../api/readApi';
import type { Instant, WorkspaceRole } from '../../model/types';

export interface TokenEntry {
  id: string;
  name: string;
  hint: string;
  scopes: string[];
  projectIds: string[] | null;
  createdAt: Instant;
  expiresAt: Instant | null;
  lastUsedAt: Instant | null;
  lastAddress: string | null;
}

export interface ServiceAccount {
  userId: string;
  name: string;
  role: WorkspaceRole;
  roleId: string | null;
  createdAt: Instant;
  disabledAt: Instant | null;
  tokens: number;
  lastUsedAt: Instant | null;
}

export interface NewToken {
  name: string;
  scopes: string[];
  projectIds?: string[];
  expiresAt?: Instant;
}

export interface ProjectEntry {
  id: string;
  name: string;
  key: string;
  workspace: string;
}

interface Page<T> {
  items: T[];
}

/** Whose tokens: one's own, or those of a service account. */
export const myTokens = '/me/tokens';
export const tokensOf = (workspaceId: string, userId: string) =>
  `/workspaces/${workspaceId}/service-accounts/${userId}/tokens`;

const accounts = (workspaceId: string) => `/workspaces/${workspaceId}/service-accounts`;

export const {
  useTokensQuery,
  useCreateTokenMutation,
  useRevokeTokenMutation,
  useProjectEntriesQuery,
  useServiceAccountsQuery,
  useCreateServiceAccountMutation,
  usePatchServiceAccountMutation,
  useDeleteServiceAccountMutation,
} = readApi.injectEndpoints({
  endpoints: (build) => ({
    tokens: build.query<Page<TokenEntry>, string>({
      query: (at) => `${at}?limit=200`,
      providesTags: ['tokens'],
    }),
    createToken: build.mutation<{ id: string; token: string }, { at: string; token: NewToken }>({
      query: ({ at, token }) => ({ url: at, method: 'POST', data: token }),
      invalidatesTags: ['tokens', 'serviceAccounts'],
    }),
    revokeToken: build.mutation<null, { at: string; id: string }>({
      query: ({ at, id }) => ({ url: `${at}/${id}`, method: 'DELETE' }),
      invalidatesTags: ['tokens', 'serviceAccounts'],
    }),
    /** All projects that one sees, or those of one workspace. */
    projectEntries: build.query<ProjectEntry[], string | undefined>({
      async queryFn(workspaceId, _api, _extra, read) {
        const workspaces = await read(workspaceId ? `/workspaces/${workspaceId}` : '/workspaces?limit=200');
        if (workspaces.error) return { error: workspaces.error };
        const all = workspaceId
          ? [workspaces.data as { id: string; name: string }]
          : (workspaces.data as Page<{ id: string; name: string }>).items;
        const lists = await Promise.all(all.map(({ id }) => read(`/workspaces/${id}/projects?limit=1000`)));
        const failed = lists.find(({ error }) => error);
        if (failed?.error) return { error: failed.error };
        return {
          data: lists.flatMap(({ data }, at) =>
            (data as Page<ProjectEntry>).items.map(({ id, name, key }) => ({
              id,
              name,
              key,
              workspace: all[at]?.name ?? '',
            })),
          ),
        };
      },
    }),
    serviceAccounts: build.query<Page<ServiceAccount>, string>({
      query: (workspaceId) => `${accounts(workspaceId)}?limit=200`,
      providesTags: ['serviceAccounts'],
    }),
    createServiceAccount: build.mutation<
      ServiceAccount,
      { workspaceId: string; name: string; role?: string; roleId?: string }
    >({
      query: ({ workspaceId, ...data }) => ({ url: accounts(workspaceId), method: 'POST', data }),
      invalidatesTags: ['serviceAccounts'],
    }),
    patchServiceAccount: build.mutation<
      ServiceAccount,
      { workspaceId: string; userId: string; disabled: boolean }
    >({
      query: ({ workspaceId, userId, ...data }) => ({
        url: `${accounts(workspaceId)}/${userId}`,
        method: 'PATCH',
        data,
      }),
      invalidatesTags: ['serviceAccounts'],
    }),
    deleteServiceAccount: build.mutation<null, { workspaceId: string; userId: string }>({
      query: ({ workspaceId, userId }) => ({ url: `${accounts(workspaceId)}/${userId}`, method: 'DELETE' }),
      invalidatesTags: ['serviceAccounts'],
    }),
  }),
});
