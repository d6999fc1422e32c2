import { readApi } from '../../api/readApi';
import type { Instant, WorkspaceRole } from '../../model/types';

export interface InvitationPreview {
  workspaceName: string;
  inviterName: string;
  role: WorkspaceRole;
  email: string | null;
  expiresAt: Instant;
}

export const { useInvitationQuery } = readApi.injectEndpoints({
  endpoints: (build) => ({
    invitation: build.query<InvitationPreview, string>({
      query: (token) => `/invitations/${encodeURIComponent(token)}`,
    }),
  }),
});
