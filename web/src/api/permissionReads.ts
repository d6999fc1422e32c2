import { readApi } from './readApi';
import type { components } from './schema';

export type Permission = components['schemas']['PermissionView'];
export type Catalogue = components['schemas']['PermissionCatalogue'];
export type AccessExplanation = components['schemas']['AccessExplanation'];

export const { usePermissionsQuery, useAccessQuery } = readApi.injectEndpoints({
  endpoints: (build) => ({
    /** What roles are made of. It changes with the server alone. */
    permissions: build.query<Catalogue, undefined>({ query: () => '/permissions', keepUnusedDataFor: 3600 }),
    access: build.query<AccessExplanation, { projectId: string; userId: string }>({
      query: ({ projectId, userId }) => `/projects/${projectId}/members/${userId}/access`,
    }),
  }),
});
