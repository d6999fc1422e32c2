import { readApi } from '../../api/readApi';
import type { ImportReport } from './importTypes';

export type ImportStanding = 'stands' | 'unchanged' | 'takenBack' | 'replaced' | 'past';

/** A finished import into a project, and what became of it since. */
export interface PastImport {
  id: string;
  byName: string | null;
  fileName: string;
  finishedAt: string;
  standing: ImportStanding;
  report: Omit<ImportReport, 'preview'>;
}

interface Page {
  items: PastImport[];
  nextCursor: string | null;
}

const importReads = readApi.injectEndpoints({
  endpoints: (build) => ({
    /** The newest 20. */
    projectImports: build.query<PastImport[], string>({
      query: (projectId) => `/projects/${projectId}/imports`,
      transformResponse: ({ items }: Page) => items,
      providesTags: (_, __, projectId) => [{ type: 'imports', id: projectId }],
    }),
  }),
});

export const { useProjectImportsQuery } = importReads;
export const importsChanged = (projectId: string) =>
  readApi.util.invalidateTags([{ type: 'imports', id: projectId }]);
