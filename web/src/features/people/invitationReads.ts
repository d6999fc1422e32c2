import { readApi } from '../../api/readApi';
import type { Invitation } from '../../model/types';

interface Page<T> {
  items: T[];
  nextCursor: string | null;
}

/** An invitation in the answer that makes it: the only time that its link is shown. */
export interface NewInvitation extends Invitation {
  token: string;
  url: string;
}

export const { useInvitationsQuery, useInviteMutation, useRevokeMutation } = readApi.injectEndpoints({
  endpoints: (build) => ({
    invitations: build.query<Page<Invitation>, string>({
      query: (workspaceId) => `/workspaces/${workspaceId}/invitations?limit=200`,
      providesTags: ['invitations'],
    }),
    invite: build.mutation<NewInvitation, { workspaceId: string; role: string; email?: string }>({
      query: ({ workspaceId, ...data }) => ({
        url: `/workspaces/${workspaceId}/invitations`,
        method: 'POST',
        data,
      }),
      invalidatesTags: ['invitations'],
    }),
    revoke: build.mutation<null, { workspaceId: string; id: string }>({
      query: ({ workspaceId, id }) => ({
        url: `/workspaces/${workspaceId}/invitations/${id}`,
        method: 'DELETE',
      }),
      invalidatesTags: ['invitations'],
    }),
  }),
});
