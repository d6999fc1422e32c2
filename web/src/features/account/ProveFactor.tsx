import Button from '@mui/material/Button';
import type { ReadProblem } from '../../api/readApi';
import { signWithPasskey } from '../../lib/webauthn';
import { FactorQuestion, useFactorAnswer } from '../../ui/FactorQuestion';
import { useProofPasskeyMutation, useProveMutation } from './proofApi';
import styles from './ProveFactor.module.css';

interface ProveFactorProps {
  /** What the account has: totp, passkey, recovery. */
  factors: readonly string[];
  onProved: () => void;
}

/** Shows the second factor for a session that was begun without it. */
export function ProveFactor({ factors, onProved }: ProveFactorProps) {
  const [prove, sending] = useProveMutation();
  const [ask] = useProofPasskeyMutation();
  const answer = useFactorAnswer(factors);
  const problem = sending.error as ReadProblem | undefined;

  const send = async (proof: { code: string } | { passkey: object }) => {
    const { error } = await prove(proof);
    if (!error) onProved();
  };
  const byPasskey = async () => {
    const { data } = await ask(undefined);
    const passkey = data && (await signWithPasskey(data.publicKey));
    if (passkey) await send({ passkey });
  };

  return (
    <form
      noValidate
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void send({ code: answer.code });
      }}
    >
      <FactorQuestion answer={answer} error={problem?.message} onPasskey={() => void byPasskey()} />
      {!answer.typed && problem && <p role="alert">{problem.message}</p>}
      {answer.typed && (
        <Button type="submit" variant="contained" size="large" aria-disabled={sending.isLoading}>
          {sending.isLoading ? 'Checking' : 'Go on'}
        </Button>
      )}
    </form>
  );
}
