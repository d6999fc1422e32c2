import Button from '@mui/material/Button';
import { useState } from 'react';
import type { ReadProblem } from '../../api/readApi';
import { passwordHint, passwordProblem } from '../../lib/password';
import { PasswordField } from '../../ui/PasswordField';
import { SettingsSection } from '../../ui/SettingsSection';
import { showToast } from '../../ui/toast';
import { useChangePasswordMutation } from './accountApi';
import { useProofWaysQuery } from './proofApi';
import styles from './account.module.css';

/** A new password ends all other sessions. Who has none yet, because they sign in elsewhere, sets the first. */
export function PasswordSetting() {
  const ways = useProofWaysQuery(undefined);
  const [open, setOpen] = useState(false);
  const hasOne = ways.data?.methods.includes('password') ?? true;
  return (
    <SettingsSection
      title="Password"
      lead="A new password signs you out everywhere else, and a letter tells you that it was changed."
    >
      {open ? (
        <PasswordForm hasOne={hasOne} onClose={() => setOpen(false)} />
      ) : (
        <Button variant="outlined" className={styles.start} onClick={() => setOpen(true)}>
          {hasOne ? 'Change password' : 'Set a password'}
        </Button>
      )}
    </SettingsSection>
  );
}

function PasswordForm({ hasOne, onClose }: { hasOne: boolean; onClose: () => void }) {
  const [change, sending] = useChangePasswordMutation();
  const [current, setCurrent] = useState('');
  const [fresh, setFresh] = useState('');
  const [wrong, setWrong] = useState<string>();
  const problem = sending.error as ReadProblem | undefined;
  const told = { ...problem?.errors };

  const submit = async () => {
    const short = passwordProblem(fresh);
    setWrong(short);
    if (short) return;
    const answer = await change({ currentPassword: current, newPassword: fresh });
    if (answer.error) return;
    showToast({ text: 'Password changed' });
    onClose();
  };

  return (
    <form
      noValidate
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      {hasOne && (
        <PasswordField
          autoFocus
          label="Current password"
          value={current}
          onChange={setCurrent}
          error={told.currentPassword?.[0]}
        />
      )}
      <PasswordField
        fresh
        autoFocus={!hasOne}
        label="New password"
        value={fresh}
        onChange={setFresh}
        hint={passwordHint}
        error={wrong ?? told.newPassword?.[0]}
      />
      {problem && Object.keys(told).length === 0 && <p role="alert">{problem.message}</p>}
      <div className={styles.buttons}>
        <Button onClick={onClose}>Cancel</Button>
        <Button type="submit" variant="contained" aria-disabled={sending.isLoading}>
          {sending.isLoading ? 'Changing' : 'Change password'}
        </Button>
      </div>
    </form>
  );
}
