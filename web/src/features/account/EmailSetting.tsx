import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import type { ReadProblem } from '../../api/readApi';
import type { User } from '../../model/types';
import { fieldError } from '../../ui/fieldError';
import { SettingsSection } from '../../ui/SettingsSection';
import { useChangeEmailMutation, useEmailQuery } from './accountApi';
import { ResendButton } from './ResendButton';
import styles from './account.module.css';

/** The address that one signs in with. A new one counts once it is confirmed. */
export function EmailSetting({ me }: { me: User }) {
  const { data } = useEmailQuery(me.email, { refetchOnMountOrArgChange: true });
  const [change, sending] = useChangeEmailMutation();
  const [email, setEmail] = useState<string>();
  const problem = sending.error as ReadProblem | undefined;
  const wrong = problem?.errors.email?.[0];

  const submit = async () => {
    const answer = await change({ email: (email ?? '').trim() });
    if (!answer.error) setEmail(undefined);
  };

  return (
    <SettingsSection title="E-mail" lead="You sign in with it, and letters about your account go there.">
      <div className={styles.fact}>
        <bdi className="pf-medium">{me.email}</bdi>
        {data && <span className="pf-muted">{data.verifiedAt ? 'confirmed' : 'not confirmed yet'}</span>}
        <span className="pf-grow" />
        {data && !data.verifiedAt && <ResendButton />}
      </div>
      {data?.pendingEmail && (
        <p className={styles.note} role="status">
          Open the link in the letter to <bdi>{data.pendingEmail}</bdi>. Until then you sign in with{' '}
          <bdi>{me.email}</bdi>.
        </p>
      )}
      {email === undefined ? (
        <Button variant="outlined" className={styles.start} onClick={() => setEmail('')}>
          Change e-mail
        </Button>
      ) : (
        <form
          noValidate
          className={styles.form}
          onSubmit={(event) => {
            event.preventDefault();
            void submit();
          }}
        >
          <TextField
            label="New e-mail"
            type="email"
            autoFocus
            value={email}
            onChange={(event) => setEmail(event.target.value)}
            error={wrong !== undefined}
            helperText={
              fieldError(wrong) ??
              'A letter goes there with a link, and one to your present address that says so.'
            }
            slotProps={{ htmlInput: { autoComplete: 'email', maxLength: 254 } }}
          />
          {problem && !wrong && <p role="alert">{problem.message}</p>}
          <div className={styles.buttons}>
            <Button onClick={() => setEmail(undefined)}>Cancel</Button>
            <Button type="submit" variant="contained" aria-disabled={sending.isLoading}>
              {sending.isLoading ? 'Sending' : 'Send the link'}
            </Button>
          </div>
        </form>
      )}
    </SettingsSection>
  );
}
