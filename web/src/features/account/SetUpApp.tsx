import Button from '@mui/material/Button';
import { useState } from 'react';
import type { ReadProblem } from '../../api/readApi';
import { notify } from '../../live/notices';
import { AppDialog } from '../../ui/AppDialog';
import { CodeField } from '../../ui/CodeField';
import { QrCode } from '../../ui/QrCode';
import styles from './Security.module.css';
import { useConfirmAppMutation, useDraftAppQuery, type FactorAdded } from './factorsApi';

interface SetUpAppProps {
  onClose: () => void;
  onDone: (added: FactorAdded) => void;
}

/** A secret to scan or to type, and the app's first code to show that it has arrived. */
export function SetUpApp({ onClose, onDone }: SetUpAppProps) {
  const { data: draft, error: refused } = useDraftAppQuery(undefined, { refetchOnMountOrArgChange: true });
  const [confirm, sending] = useConfirmAppMutation();
  const [code, setCode] = useState('');
  const problem = (sending.error ?? refused) as ReadProblem | undefined;
  const wrong = problem?.errors.code?.[0];

  const submit = async () => {
    if (!draft) return;
    const answer = await confirm({ id: draft.id, code });
    if (!answer.data) return;
    notify({ text: 'Authenticator app set up', tone: 'done' });
    onDone(answer.data);
  };

  return (
    <AppDialog
      title="Set up an authenticator app"
      onClose={onClose}
      onSubmit={() => void submit()}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="contained" aria-disabled={!draft || sending.isLoading}>
            {sending.isLoading ? 'Checking' : 'Confirm'}
          </Button>
        </>
      }
    >
      {problem && !wrong && <p role="alert">{problem.message}</p>}
      {draft && (
        <div className={styles.steps}>
          <div className={styles.scan}>
            <QrCode text={draft.link} label="QR code for your authenticator app" />
            <p>
              Scan this with an app such as Aegis, Google Authenticator or your password manager. Or type this
              key into it:
              <code className={styles.secret}>{inFours(draft.secret)}</code>
            </p>
          </div>
          <CodeField kind="app" value={code} onChange={setCode} error={wrong} autoFocus />
        </div>
      )}
    </AppDialog>
  );
}

const inFours = (secret: string) => secret.replaceAll(/.{4}(?=.)/g, '$& ');
