import Button from '@mui/material/Button';
import type { ReactNode } from 'react';
import { Icon } from '../../ui/Icon';
import styles from './AuthForm.module.css';

interface AuthFormProps {
  title: string;
  lead: ReactNode;
  /** What is wrong with the whole, not with one field. */
  error?: string | undefined;
  /** The button's words; without them there is nothing to send. */
  submit?: string | undefined;
  /** Another button is the main one. */
  quiet?: boolean;
  busy: boolean;
  /** The button's words while it works: "Signing in". */
  busyWords: string;
  onSubmit: () => void;
  children: ReactNode;
  foot: ReactNode;
}

export function AuthForm(props: AuthFormProps) {
  const { title, lead, error, submit, quiet, busy, busyWords, onSubmit, children, foot } = props;
  return (
    <form
      noValidate
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) onSubmit();
      }}
    >
      <div className={styles.head}>
        <h1>{title}</h1>
        <p>{lead}</p>
      </div>
      {children}
      <div role="alert">
        {error && (
          <p className={styles.error}>
            <Icon name="warning" small />
            <span>{error}</span>
          </p>
        )}
      </div>
      {submit && (
        <Button type="submit" variant={quiet ? 'outlined' : 'contained'} size="large" aria-disabled={busy}>
          {busy ? busyWords : submit}
        </Button>
      )}
      <p className={styles.foot}>{foot}</p>
    </form>
  );
}
