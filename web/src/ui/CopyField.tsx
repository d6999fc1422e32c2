import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { copyText } from '../lib/copyText';
import { Icon } from './Icon';
import { showToast } from './toast';
import styles from './CopyField.module.css';

interface CopyFieldProps {
  label: string;
  value: string;
  /** What the toast says: "Link copied". */
  copied: string;
}

/** Something to take away, with the button that does it in focus. */
export function CopyField({ label, value, copied }: CopyFieldProps) {
  const [done, setDone] = useState(false);
  const copy = async () => {
    await copyText(value);
    setDone(true);
    showToast({ text: copied });
  };
  return (
    <div className={styles.field}>
      <TextField
        label={label}
        value={value}
        onFocus={(event) => event.target.select()}
        slotProps={{ htmlInput: { readOnly: true, className: styles.value } }}
      />
      <Button variant="contained" size="large" autoFocus onClick={() => void copy()}>
        <Icon name={done ? 'check' : 'copy'} />
        {done ? 'Copied' : 'Copy'}
      </Button>
    </div>
  );
}
