import Button from '@mui/material/Button';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { EmptyState } from '../../ui/EmptyState';
import { SettingsSection } from '../../ui/SettingsSection';
import { AuditDetails } from './AuditDetails';
import { AuditExport } from './AuditExport';
import { AuditFilters } from './AuditFilters';
import { AuditRow } from './AuditRow';
import { AuditStateLine } from './AuditStateLine';
import { useAuditInfiniteQuery, useAuditStateQuery, type AuditEvent, type AuditFilter } from './auditReads';
import styles from './Audit.module.css';

const names = ['q', 'actor', 'action', 'outcome', 'from', 'to'] as const;

/** Who did what, from where and how it ended; newest first. What is looked for stands in the address. */
export function Audit({ workspaceId }: { workspaceId: string }) {
  const [params, setParams] = useSearchParams();
  const [shown, setShown] = useState<AuditEvent>();
  const filter: AuditFilter = Object.fromEntries(
    names.flatMap((name) => (params.get(name) ? [[name, params.get(name)]] : [])),
  );
  const { data, error, isFetching, hasNextPage, fetchNextPage } = useAuditInfiniteQuery(
    { workspaceId, filter },
    { refetchOnMountOrArgChange: true },
  );
  const { data: state } = useAuditStateQuery(workspaceId, { refetchOnMountOrArgChange: true });
  const change = (next: AuditFilter) => setParams({ ...next }, { replace: true });
  const events = data?.pages.flatMap((page) => page.items) ?? [];
  const filtered = Object.keys(filter).length > 0;
  return (
    <SettingsSection
      title="Audit log"
      lead="Sign-ins, roles, members, settings, deletions and refusals in this workspace. It is only ever added to."
    >
      {state && <AuditStateLine state={state} />}
      <div className={styles.tools}>
        <AuditFilters
          workspaceId={workspaceId}
          filter={filter}
          actions={state?.actions ?? []}
          onChange={change}
        />
        <AuditExport workspaceId={workspaceId} filter={filter} />
      </div>
      {error && <p role="alert">{error.message ?? 'The log could not be read.'}</p>}
      {data && events.length === 0 && (
        <EmptyState
          action={
            filtered && (
              <Button variant="outlined" onClick={() => change({})}>
                Clear the filters
              </Button>
            )
          }
        >
          {filtered ? 'No event is like that.' : 'Nothing has been noted yet.'}
        </EmptyState>
      )}
      {events.length > 0 && (
        <ul className={styles.list} aria-label="Events" aria-busy={isFetching}>
          {events.map((event) => (
            <AuditRow key={event.n} event={event} onShow={() => setShown(event)} />
          ))}
        </ul>
      )}
      {hasNextPage && (
        <Button
          variant="outlined"
          disabled={isFetching}
          onClick={() => void fetchNextPage()}
          className={styles.more}
        >
          Show earlier events
        </Button>
      )}
      {shown && <AuditDetails event={shown} workspaceId={workspaceId} onClose={() => setShown(undefined)} />}
    </SettingsSection>
  );
}
