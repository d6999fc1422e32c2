import { readApi } from '../../api/readApi';

export interface FieldChange {
  field: string;
  from: unknown;
  to: unknown;
}

export interface Activity {
  seq: number;
  at: string;
  actorId: string | null;
  commandId: string;
  entity: string;
  entityId: string;
  op: 'created' | 'updated' | 'deleted';
  fields: readonly FieldChange[];
}

export interface CommentVersion {
  at: string;
  actorId: string | null;
  body: string;
}

const activityApi = readApi.injectEndpoints({
  endpoints: (build) => ({
    /** The newest first. */
    activity: build.query<readonly Activity[], string>({
      query: (taskId) => ({ url: `/tasks/${taskId}/activity`, params: { limit: 200 } }),
      transformResponse: (page: { items: Activity[] }) => page.items,
      providesTags: ['activity'],
    }),
    /** The newest first, which is what the comment says now. */
    commentHistory: build.query<readonly CommentVersion[], string>({
      query: (commentId) => ({ url: `/comments/${commentId}/history`, params: { limit: 200 } }),
      transformResponse: (page: { items: CommentVersion[] }) => page.items,
    }),
  }),
});

export const { useActivityQuery, useCommentHistoryQuery } = activityApi;
