import { readApi } from '../../api/readApi';
import type { Task } from '../../model/types';

interface Part {
  items: Task[];
  nextCursor: string | null;
}

const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;

export const { useWorkspaceTasksInfiniteQuery } = readApi.injectEndpoints({
  endpoints: (build) => ({
    /** Tasks of all projects that the reader sees. */
    workspaceTasks: build.infiniteQuery<Part, { workspaceId: string; query: string; limit: number }, string>({
      query: ({ queryArg: { workspaceId, ...params }, pageParam }) => ({
        url: `/workspaces/${workspaceId}/tasks`,
        params: { ...params, timeZone, ...(pageParam ? { cursor: pageParam } : {}) },
      }),
      infiniteQueryOptions: {
        initialPageParam: '',
        getNextPageParam: (last) => last.nextCursor ?? undefined,
      },
      keepUnusedDataFor: 5,
    }),
  }),
});
