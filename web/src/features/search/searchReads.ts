import { readApi } from '../../api/readApi';
import type { components } from '../../api/schema';
import type { Instant } from '../../model/types';

export type SearchResult = Omit<components['schemas']['SearchResult'], 'at'> & { at: Instant };
export type SearchKind = SearchResult['type'];

export interface SearchArgs {
  workspaceId: string;
  q: string;
  type?: SearchKind | undefined;
  projectId?: string | undefined;
}

interface Part {
  items: SearchResult[];
  nextCursor: string | null;
}

const params = ({ q, type, projectId }: SearchArgs) => ({
  q,
  ...(type ? { type } : {}),
  ...(projectId ? { projectId } : {}),
});

export const { useLazyFindQuery, useSearchInfiniteQuery } = readApi.injectEndpoints({
  endpoints: (build) => ({
    /** The best few, while one types. */
    find: build.query<Part, SearchArgs>({
      query: (args) => ({
        url: `/workspaces/${args.workspaceId}/search`,
        params: { ...params(args), limit: 8 },
      }),
      keepUnusedDataFor: 5,
    }),
    search: build.infiniteQuery<Part, SearchArgs, string>({
      query: ({ queryArg, pageParam }) => ({
        url: `/workspaces/${queryArg.workspaceId}/search`,
        params: { ...params(queryArg), ...(pageParam ? { cursor: pageParam } : {}) },
      }),
      infiniteQueryOptions: {
        initialPageParam: '',
        getNextPageParam: (last) => last.nextCursor ?? undefined,
      },
      keepUnusedDataFor: 5,
    }),
  }),
});
