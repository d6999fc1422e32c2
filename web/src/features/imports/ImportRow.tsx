import Button from '@mui/material/Button';
import { useState } from 'react';
import { timeAgo } from '../../lib/dates';
import { Icon } from '../../ui/Icon';
import { FieldsTable } from './FieldsTable';
import styles from './ImportHistory.module.css';
import type { ImportStanding, PastImport } from './importHistoryReads';
import { formatNames } from './importWords';

const standings: Record<ImportStanding, string> = {
  stands: '',
  unchanged: 'Nothing was new in it',
  takenBack: 'Taken back',
  replaced: 'A later import lies over it',
  past: 'Too long ago to be taken back',
};

interface ImportRowProps {
  past: PastImport;
  busy: boolean;
  onUndo: () => void;
}

/** One import and, on demand, its report. */
export function ImportRow({ past, busy, onUndo }: ImportRowProps) {
  const [open, setOpen] = useState(false);
  const { report, standing } = past;
  const id = `import-${past.id}`;
  return (
    <li className={styles.item} data-standing={standing}>
      <div className={styles.row}>
        <Icon name="import" />
        <div className={styles.words}>
          <p className={styles.file}>
            <bdi>{past.fileName}</bdi>
          </p>
          <p className={styles.what}>
            {formatNames[report.format]}, by <bdi>{past.byName ?? 'somebody who has left'}</bdi>,{' '}
            <time dateTime={past.finishedAt} title={new Date(past.finishedAt).toLocaleString()}>
              {timeAgo(past.finishedAt)}
            </time>
          </p>
          <p className={styles.what}>
            {report.created} added, {report.updated} changed, {report.unchanged} as they were
            {standings[standing] && <span className={styles.standing}> · {standings[standing]}</span>}
          </p>
        </div>
        <Button
          size="small"
          aria-expanded={open}
          aria-controls={id}
          aria-label={`Report of ${past.fileName}`}
          onClick={() => setOpen(!open)}
        >
          Report
        </Button>
        {standing === 'stands' && (
          <Button
            size="small"
            variant="outlined"
            disabled={busy}
            aria-label={`Undo the import of ${past.fileName}`}
            onClick={onUndo}
          >
            <Icon name="undo" /> {busy ? 'Taking it back' : 'Undo'}
          </Button>
        )}
      </div>
      {open && (
        <div id={id} className={styles.report}>
          {report.warnings.length > 0 && (
            <ul className={styles.warnings} aria-label="Things to know">
              {report.warnings.map((warning, i) => (
                <li key={i}>{warning}</li>
              ))}
            </ul>
          )}
          <FieldsTable fields={report.fields} />
        </div>
      )}
    </li>
  );
}
