import { readApi } from '../../api/readApi';
import type { QueryField } from '../../lib/queryText';

interface Asked {
  projectId: string;
  query: string;
  timeZone: string;
}

export const { useQueryFieldsQuery, useTaskIdsQuery } = readApi.injectEndpoints({
  endpoints: (build) => ({
    queryFields: build.query<QueryField[], string>({
      query: (workspaceId) => `/workspaces/${workspaceId}/query-fields`,
      transformResponse: ({ items }: { items: QueryField[] }) => items,
      keepUnusedDataFor: 3600,
    }),
    /** Which tasks of a project a query is about; asked again when the project has changed. */
    taskIds: build.query<string[], Asked>({
      query: ({ projectId, ...params }) => ({ url: `/projects/${projectId}/task-ids`, params }),
      transformResponse: ({ ids }: { ids: string[] }) => ids,
      providesTags: (_, __, { projectId }) => [{ type: 'matches', id: projectId }],
    }),
  }),
});
