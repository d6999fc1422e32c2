import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import type { ReadProblem } from '../../api/readApi';
import { makePasskey } from '../../lib/webauthn';
import { notify } from '../../live/notices';
import { AppDialog } from '../../ui/AppDialog';
import { fieldError } from '../../ui/fieldError';
import { deviceName } from './deviceName';
import styles from './Security.module.css';
import {
  useAddPasskeyMutation,
  usePasskeyOptionsMutation,
  useRenamePasskeyMutation,
  type FactorAdded,
  type Passkey,
} from './factorsApi';

interface PasskeyDialogProps {
  /** The one to rename; without it a new one is made. */
  passkey: Passkey | undefined;
  onClose: () => void;
  onAdded: (added: FactorAdded) => void;
}

export function PasskeyDialog({ passkey, onClose, onAdded }: PasskeyDialogProps) {
  const [name, setName] = useState(passkey?.name ?? deviceName(navigator.userAgent));
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const [ask] = usePasskeyOptionsMutation();
  const [add] = useAddPasskeyMutation();
  const [rename] = useRenamePasskeyMutation();
  const empty = name.trim() ? undefined : 'A name tells your passkeys apart.';

  const make = async () => {
    const { data, error } = await ask(undefined);
    if (!data) return setProblem((error as ReadProblem).message);
    const made = await makePasskey(data.publicKey).catch((failure: unknown) => {
      const known = failure instanceof DOMException && failure.name === 'InvalidStateError';
      setProblem(
        known ? 'This device has a passkey for you already.' : 'This device could not make a passkey here.',
      );
      return null;
    });
    if (!made) return;
    const added = await add({ name, passkey: made });
    if (!added.data) return setProblem((added.error as ReadProblem).message);
    notify({ text: `Passkey "${name.trim()}" added`, tone: 'done' });
    onAdded(added.data);
  };
  const change = async () => {
    const { error } = await rename({ id: passkey?.id ?? '', name });
    if (error) setProblem((error as ReadProblem).message);
    else onClose();
  };
  const submit = async () => {
    if (empty || busy) return;
    setProblem(undefined);
    setBusy(true);
    await (passkey ? change() : make());
    setBusy(false);
  };

  return (
    <AppDialog
      title={passkey ? 'Rename this passkey' : 'Add a passkey'}
      onClose={onClose}
      onSubmit={() => void submit()}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="contained" aria-disabled={busy}>
            {passkey ? 'Rename' : busy ? 'Waiting for your device' : 'Go on'}
          </Button>
        </>
      }
    >
      <div className={styles.steps}>
        {!passkey && <p>Your device asks for your finger, your face or its PIN, and keeps the passkey.</p>}
        <TextField
          label="Name"
          value={name}
          onChange={(event) => setName(event.target.value)}
          error={empty !== undefined}
          helperText={fieldError(empty) ?? 'So that you know which one it is.'}
          autoFocus
          slotProps={{ htmlInput: { maxLength: 60, dir: 'auto' } }}
        />
        <div role="alert">{problem && <p>{problem}</p>}</div>
      </div>
    </AppDialog>
  );
}
