import { readApi } from '../../api/readApi';
import type { components } from '../../api/schema';
import type { Instant } from '../../model/types';

export type AuditEvent = Omit<components['schemas']['AuditEventView'], 'at'> & { at: Instant };
export type AuditState = Omit<components['schemas']['AuditStateView'], 'signedAt'> & {
  signedAt: Instant | null;
};

/** What is looked for, as it stands in the address. */
export interface AuditFilter {
  q?: string;
  actor?: string;
  action?: string;
  outcome?: string;
  from?: string;
  to?: string;
}

interface Part {
  items: AuditEvent[];
  nextCursor: string | null;
}

/** Days are whole days of the wall calendar here; the server takes instants. */
export function auditParams(filter: AuditFilter): Record<string, string> {
  const { from, to, ...same } = filter;
  const midnight = (day: string, later = 0) => {
    const at = new Date(`${day}T00:00:00`);
    at.setDate(at.getDate() + later);
    return at.toISOString();
  };
  return {
    ...Object.fromEntries(Object.entries(same).filter(([, value]) => value)),
    ...(from ? { from: midnight(from) } : {}),
    ...(to ? { to: midnight(to, 1) } : {}),
  };
}

export const { useAuditInfiniteQuery, useAuditStateQuery, useExportAuditMutation } = readApi.injectEndpoints({
  endpoints: (build) => ({
    audit: build.infiniteQuery<Part, { workspaceId: string; filter: AuditFilter }, string>({
      query: ({ queryArg: { workspaceId, filter }, pageParam }) => ({
        url: `/workspaces/${workspaceId}/audit`,
        params: { ...auditParams(filter), limit: 50, ...(pageParam ? { cursor: pageParam } : {}) },
      }),
      infiniteQueryOptions: {
        initialPageParam: '',
        getNextPageParam: (last) => last.nextCursor ?? undefined,
      },
    }),
    auditState: build.query<AuditState, string>({
      query: (workspaceId) => `/workspaces/${workspaceId}/audit/state`,
    }),
    exportAudit: build.mutation<
      string,
      { workspaceId: string; filter: AuditFilter; format: 'csv' | 'jsonl' }
    >({
      query: ({ workspaceId, filter, format }) => ({
        url: `/workspaces/${workspaceId}/audit/export`,
        params: { ...auditParams(filter), format },
        responseType: 'text',
      }),
    }),
  }),
});
