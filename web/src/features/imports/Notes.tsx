import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import type { ReactNode } from 'react';
import { Icon } from '../../ui/Icon';
import styles from './Import.module.css';
import type { Work } from './useImport';

/** What happened and what to do; everything chosen so far stays. */
export function Problem({ children }: { children: ReactNode }) {
  return (
    <p role="alert" className={styles.problem}>
      <Icon name="warning" />
      <span>{children}</span>
    </p>
  );
}

const words: Record<Work['what'], string> = {
  reading: 'Reading the file',
  importing: 'Importing',
  undoing: 'Taking the import back',
};

export function Working({ work, onCancel }: { work: Work; onCancel?: () => void }) {
  const sending = work.what !== 'undoing' && work.sent < 1;
  const value = Math.round((sending ? work.sent : work.progress) * 100);
  const name = sending ? 'Sending the file' : words[work.what];
  const known = work.what !== 'undoing' && value > 0;
  return (
    <div className={styles.working}>
      <span className={styles.workingText} role="status">
        {name}
      </span>
      <LinearProgress
        aria-label={name}
        {...(known ? { variant: 'determinate' as const, value } : { variant: 'indeterminate' as const })}
      />
      <span className={styles.percent}>{known ? `${String(value)} %` : ''}</span>
      {onCancel && <Button onClick={onCancel}>Stop</Button>}
    </div>
  );
}
