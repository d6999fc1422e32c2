import Button from '@mui/material/Button';
import { useState } from 'react';
import { passkeysWork } from '../lib/webauthn';
import { CodeField } from './CodeField';
import { Icon } from './Icon';
import { OrLine } from './OrLine';
import styles from './FactorQuestion.module.css';

/** What somebody answers with, out of what they have: totp, passkey, recovery. */
export function useFactorAnswer(factors: readonly string[]) {
  const [code, setCode] = useState('');
  const [swapped, setSwapped] = useState(false);
  const passkey = factors.includes('passkey') && passkeysWork();
  const recovery = swapped || !(factors.includes('totp') || passkey);
  return {
    code,
    setCode,
    passkey,
    recovery,
    /** There is a field to fill in, so there is something to send. */
    typed: factors.includes('totp') || recovery,
    canSwap: factors.includes('recovery') && (factors.includes('totp') || passkey),
    swap: () => {
      setCode('');
      setSwapped(!swapped);
    },
  };
}

interface FactorQuestionProps {
  answer: ReturnType<typeof useFactorAnswer>;
  error?: string | undefined;
  onPasskey: () => void;
}

/** Asks for the second factor, in the way that is easiest; a recovery code is one step away. The form around it sends the code. */
export function FactorQuestion({ answer, error, onPasskey }: FactorQuestionProps) {
  const { code, setCode, passkey, recovery, typed, canSwap, swap } = answer;
  return (
    <div className={styles.parts}>
      {passkey && (
        <Button
          data-way
          size="large"
          variant={typed ? 'outlined' : 'contained'}
          startIcon={<Icon name="passkey" />}
          onClick={onPasskey}
        >
          Use a passkey
        </Button>
      )}
      {passkey && typed && <OrLine>or with a code</OrLine>}
      {typed && (
        <CodeField
          key={recovery ? 'recovery' : 'app'}
          kind={recovery ? 'recovery' : 'app'}
          value={code}
          onChange={setCode}
          error={error}
          autoFocus
        />
      )}
      {canSwap && (
        <Button className={styles.swap} variant="text" onClick={swap}>
          {recovery ? 'Use something else' : 'Use a recovery code'}
        </Button>
      )}
    </div>
  );
}
