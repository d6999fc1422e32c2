import { readApi } from '../api/readApi';

/** How many comments, links and checklist items hang on a task. */
export interface PartCount {
  comments: number;
  attachments: number;
  checklistItems: number;
  checklistDone: number;
}

interface Counted extends PartCount {
  taskId: string;
}

const none: Readonly<Record<string, PartCount>> = {};

const countReads = readApi.injectEndpoints({
  endpoints: (build) => ({
    partCounts: build.query<Record<string, PartCount>, string>({
      query: (projectId) => `/projects/${projectId}/task-parts`,
      transformResponse: ({ items }: { items: Counted[] }) =>
        Object.fromEntries(items.map(({ taskId, ...counts }) => [taskId, counts])),
      providesTags: (_, __, projectId) => [{ type: 'parts', id: projectId }],
    }),
  }),
});

/**
 * The counts of all tasks of a project by task id; tasks without any part are left out. The parts themselves are not in the
 * project's snapshot, so their numbers are read beside it, all at once, and again after a change of any part (`PartsRefresh`).
 */
export function usePartCounts(projectId: string): Readonly<Record<string, PartCount>> {
  return countReads.usePartCountsQuery(projectId).data ?? none;
}
