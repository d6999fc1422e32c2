import Button from '@mui/material/Button';
import { useState } from 'react';
import { ActionMenu } from '../../ui/ActionMenu';
import { showToast } from '../../ui/toast';
import { useExportAuditMutation, type AuditFilter } from './auditReads';
import styles from './Audit.module.css';

const kinds = { csv: 'text/csv', jsonl: 'application/jsonl' } as const;

/** What is listed, as a file. That it was taken is itself an event. */
export function AuditExport({ workspaceId, filter }: { workspaceId: string; filter: AuditFilter }) {
  const [anchor, setAnchor] = useState<HTMLElement>();
  const [load, { isLoading }] = useExportAuditMutation();
  const save = async (format: keyof typeof kinds) => {
    const { data, error } = await load({ workspaceId, filter, format });
    if (error) showToast({ text: error.message ?? 'The log could not be exported.' });
    if (data === undefined) return;
    const url = URL.createObjectURL(new Blob([data], { type: kinds[format] }));
    const link = Object.assign(document.createElement('a'), { href: url, download: `audit.${format}` });
    link.click();
    URL.revokeObjectURL(url);
  };
  return (
    <>
      <Button
        variant="outlined"
        className={styles.export}
        disabled={isLoading}
        aria-haspopup="menu"
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        Export
      </Button>
      {anchor && (
        <ActionMenu
          anchor={anchor}
          title="Export"
          groups={[
            [
              { label: 'As a table (CSV)', run: () => void save('csv') },
              { label: 'To verify elsewhere (JSON lines)', run: () => void save('jsonl') },
            ],
          ]}
          onClose={() => setAnchor(undefined)}
        />
      )}
    </>
  );
}
