import Button from '@mui/material/Button';
import { useState } from 'react';
import type { ReadProblem } from '../../api/readApi';
import { AppDialog } from '../../ui/AppDialog';
import { PasswordField } from '../../ui/PasswordField';
import { useProofWaysQuery, useProveMutation } from './proofApi';
import styles from './ProveDialog.module.css';

/** Asks whoever sits there to prove that it is them; what wanted the proof goes on by itself. */
export function ProveDialog({ onEnd }: { onEnd: (proved: boolean) => void }) {
  const ways = useProofWaysQuery(undefined);
  const [prove, sending] = useProveMutation();
  const [password, setPassword] = useState('');
  const methods = ways.data?.methods ?? [];
  const problem = (sending.error ?? ways.error) as ReadProblem | undefined;
  const wrong = problem?.errors.password?.[0];

  const submit = async () => {
    const answer = await prove({ password });
    if (!answer.error) onEnd(true);
  };

  return (
    <AppDialog
      title="Is it you?"
      onClose={() => onEnd(false)}
      onSubmit={() => void submit()}
      actions={
        <>
          <Button onClick={() => onEnd(false)}>Cancel</Button>
          <Button type="submit" variant="contained" aria-disabled={sending.isLoading}>
            {sending.isLoading ? 'Checking' : 'Go on'}
          </Button>
        </>
      }
    >
      <div className={styles.parts}>
        <p>
          This changes who can get into your account, so it wants to be sure that you are the one at this
          screen.
        </p>
        {methods.includes('password') && (
          <PasswordField autoFocus value={password} onChange={setPassword} error={wrong} />
        )}
        {ways.data && methods.length === 0 && <p>Sign out and in again, then repeat this.</p>}
        {problem && !wrong && <p role="alert">{problem.message}</p>}
      </div>
    </AppDialog>
  );
}
