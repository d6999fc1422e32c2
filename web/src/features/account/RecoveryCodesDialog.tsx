import Button from '@mui/material/Button';
import { useState } from 'react';
import { AppDialog } from '../../ui/AppDialog';
import { Icon } from '../../ui/Icon';
import styles from './Security.module.css';

interface RecoveryCodesDialogProps {
  codes: readonly string[];
  onClose: () => void;
}

/** The one time that recovery codes can be seen. */
export function RecoveryCodesDialog({ codes, onClose }: RecoveryCodesDialogProps) {
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(codes.join('\n'));
    setCopied(true);
  };
  const file = `data:text/plain;charset=utf-8,${encodeURIComponent(`Recovery codes for ProFlow on ${location.host}\nEach works once.\n\n${codes.join('\n')}\n`)}`;
  return (
    <AppDialog
      title="Keep these recovery codes"
      onClose={onClose}
      actions={
        <Button variant="contained" onClick={onClose}>
          I have kept them
        </Button>
      }
    >
      <div className={styles.steps}>
        <p>
          If your phone or key is gone, one of these lets you in, once. Keep them where you keep what matters:
          they are not shown again, and earlier ones no longer work.
        </p>
        <ul className={styles.codes} aria-label="Recovery codes">
          {codes.map((code) => (
            <li key={code}>{code}</li>
          ))}
        </ul>
        <div className={styles.acts}>
          <Button
            variant="outlined"
            startIcon={<Icon name={copied ? 'check' : 'copy'} />}
            onClick={() => void copy()}
          >
            {copied ? 'Copied' : 'Copy'}
          </Button>
          <Button
            variant="outlined"
            startIcon={<Icon name="import" />}
            component="a"
            href={file}
            download="proflow-recovery-codes.txt"
          >
            Download
          </Button>
        </div>
        <p role="status" className="pf-vh">
          {copied ? 'Copied' : ''}
        </p>
      </div>
    </AppDialog>
  );
}
