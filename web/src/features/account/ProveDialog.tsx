import Button from '@mui/material/Button';
import { useState } from 'react';
import { useProvidersQuery } from '../../api/providers';
import type { ReadProblem } from '../../api/readApi';
import { passkeysWork, signWithPasskey } from '../../lib/webauthn';
import { useProveByProvider } from '../../live/useProveByProvider';
import { AppDialog } from '../../ui/AppDialog';
import { CodeField } from '../../ui/CodeField';
import { Icon } from '../../ui/Icon';
import { OrLine } from '../../ui/OrLine';
import { PasswordField } from '../../ui/PasswordField';
import { useProofPasskeyMutation, useProofWaysQuery, useProveMutation } from './proofApi';
import styles from './ProveDialog.module.css';

/** Asks whoever sits there to prove that it is them; what wanted the proof goes on by itself. */
export function ProveDialog({ onEnd }: { onEnd: (proved: boolean) => void }) {
  const ways = useProofWaysQuery(undefined);
  const [prove, sending] = useProveMutation();
  const [ask] = useProofPasskeyMutation();
  const [answer, setAnswer] = useState('');
  const methods = ways.data?.methods ?? [];
  const there = useProveByProvider();
  const providers = useProvidersQuery(undefined);
  const linked = (providers.data?.items ?? []).filter(({ id }) => ways.data?.providers?.includes(id));
  const passkey = methods.includes('passkey') && passkeysWork();
  const [byCode, setByCode] = useState(false);
  const typed =
    methods.includes('password') && !byCode ? 'password' : methods.includes('code') ? 'code' : undefined;
  const both = methods.includes('password') && methods.includes('code');
  const problem = (sending.error ?? ways.error ?? there.problem) as ReadProblem | undefined;
  const wrong = typed && problem?.errors[typed]?.[0];

  const submit = async () => {
    if (!typed) return;
    const { error } = await prove({ [typed]: answer });
    if (!error) onEnd(true);
  };
  const byPasskey = async () => {
    const { data } = await ask(undefined);
    const signed = data && (await signWithPasskey(data.publicKey));
    if (!signed) return;
    const { error } = await prove({ passkey: signed });
    if (!error) onEnd(true);
  };

  return (
    <AppDialog
      title="Is it you?"
      onClose={() => onEnd(false)}
      onSubmit={() => void submit()}
      actions={
        <>
          <Button onClick={() => onEnd(false)}>Cancel</Button>
          {typed && (
            <Button type="submit" variant="contained" aria-disabled={sending.isLoading}>
              {sending.isLoading ? 'Checking' : 'Go on'}
            </Button>
          )}
        </>
      }
    >
      <div className={styles.parts}>
        <p>
          This changes who can get into your account, so it wants to be sure that you are the one at this
          screen.
        </p>
        {passkey && (
          <Button
            variant="outlined"
            size="large"
            startIcon={<Icon name="passkey" />}
            onClick={() => void byPasskey()}
          >
            Use a passkey
          </Button>
        )}
        {passkey && typed && <OrLine>or</OrLine>}
        {typed === 'password' && (
          <PasswordField autoFocus value={answer} onChange={setAnswer} error={wrong} />
        )}
        {typed === 'code' && (
          <CodeField kind="any" autoFocus value={answer} onChange={setAnswer} error={wrong} />
        )}
        {both && (
          <Button
            className={styles.swap}
            variant="text"
            onClick={() => {
              setAnswer('');
              setByCode(!byCode);
            }}
          >
            {byCode ? 'Use your password' : 'Use a code'}
          </Button>
        )}
        {linked.length > 0 && (passkey || typed) && <OrLine>or</OrLine>}
        {linked.map((provider) => (
          <Button
            key={provider.id}
            variant="outlined"
            size="large"
            startIcon={<Icon name="users" />}
            aria-disabled={there.busy}
            onClick={() => void there.go(provider.id)}
          >
            Continue with {provider.name}
          </Button>
        ))}
        {linked.length > 0 && (
          <p className="pf-small pf-muted">You come back to this page; then repeat it.</p>
        )}
        {ways.data && methods.length + linked.length === 0 && <p>Sign out and in again, then repeat this.</p>}
        {problem && !wrong && <p role="alert">{problem.message}</p>}
      </div>
    </AppDialog>
  );
}
