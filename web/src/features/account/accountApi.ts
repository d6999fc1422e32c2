import { readApi } from '../../api/readApi';
import type { Instant } from '../../model/types';

export interface EmailState {
  email: string;
  verifiedAt: Instant | null;
  /** Waits to be confirmed before it replaces the address. */
  pendingEmail: string | null;
  /** False: the server has no mail server, and letters stand in its log. */
  sendsMail: boolean;
}

/** What becomes of a workspace when the account is deleted. */
export interface DeletionPlace {
  workspaceId: string;
  name: string;
  outcome: 'left' | 'closed' | 'blocked';
  openTasks: number;
  colleagues: { userId: string; name: string }[];
}

export const {
  useEmailQuery,
  useChangeEmailMutation,
  useResendConfirmationMutation,
  useChangePasswordMutation,
  useSetPictureMutation,
  useRemovePictureMutation,
  useDeletionQuery,
  useDeleteAccountMutation,
} = readApi.enhanceEndpoints({ addTagTypes: ['email'] }).injectEndpoints({
  endpoints: (build) => ({
    // The address is part of the question: what was known of another one is asked again.
    email: build.query<EmailState, string>({ query: () => '/auth/email', providesTags: ['email'] }),
    changeEmail: build.mutation<null, { email: string }>({
      query: (data) => ({ url: '/auth/change-email', method: 'POST', data }),
      invalidatesTags: ['email'],
    }),
    resendConfirmation: build.mutation<null, undefined>({
      query: () => ({ url: '/auth/resend-confirmation', method: 'POST' }),
    }),
    changePassword: build.mutation<null, { currentPassword: string; newPassword: string }>({
      query: (data) => ({ url: '/auth/change-password', method: 'POST', data }),
      invalidatesTags: ['sessions'],
    }),
    setPicture: build.mutation<unknown, Blob>({
      query: (data) => ({ url: '/me/picture', method: 'PUT', data, headers: { 'Content-Type': data.type } }),
    }),
    deletion: build.query<{ workspaces: DeletionPlace[] }, undefined>({
      query: () => '/auth/delete-account',
      keepUnusedDataFor: 0,
    }),
    deleteAccount: build.mutation<
      null,
      { confirm: string; handOver: { workspaceId: string; userId: string }[] }
    >({
      query: (data) => ({ url: '/auth/delete-account', method: 'POST', data }),
    }),
    removePicture: build.mutation<null, undefined>({
      query: () => ({ url: '/me/picture', method: 'DELETE' }),
    }),
  }),
});
