import Button from '@mui/material/Button';
import { useState } from 'react';
import { timeAgo } from '../../lib/dates';
import { passkeysWork } from '../../lib/webauthn';
import { notify } from '../../live/notices';
import { Icon } from '../../ui/Icon';
import { SettingsList, SettingsRow } from '../../ui/SettingsList';
import { SettingsSection } from '../../ui/SettingsSection';
import { PasskeyDialog } from './PasskeyDialog';
import styles from './Security.module.css';
import { useRemovePasskeyMutation, type FactorAdded, type Passkey } from './factorsApi';

interface PasskeysProps {
  passkeys: readonly Passkey[];
  onChanged: (added?: FactorAdded) => void;
}

export function Passkeys({ passkeys, onChanged }: PasskeysProps) {
  const [open, setOpen] = useState<Passkey | 'new'>();
  const [remove] = useRemovePasskeyMutation();
  const takeAway = async ({ id, name }: Passkey) => {
    const { error } = await remove(id);
    if (error) return notify({ text: 'message' in error ? (error.message ?? '') : '', tone: 'error' });
    notify({ text: `Passkey "${name}" removed`, tone: 'done' });
    onChanged();
  };
  return (
    <SettingsSection
      title="Passkeys"
      lead="Sign in with your finger, your face or a key, without a password. A passkey works on this site alone, so nobody can be tricked out of it."
    >
      {passkeys.length > 0 && (
        <SettingsList label="Passkeys">
          {passkeys.map((passkey) => (
            <SettingsRow
              key={passkey.id}
              title={<bdi>{passkey.name}</bdi>}
              detail={[
                passkey.lastUsedAt ? `used ${timeAgo(passkey.lastUsedAt)}` : 'not used yet',
                passkey.synced ? 'kept by your password manager' : 'on one device',
              ].join(', ')}
              action={
                <span className={styles.acts}>
                  <Button
                    variant="text"
                    aria-label={`Rename ${passkey.name}`}
                    onClick={() => setOpen(passkey)}
                  >
                    Rename
                  </Button>
                  <Button
                    variant="outlined"
                    aria-label={`Remove ${passkey.name}`}
                    onClick={() => void takeAway(passkey)}
                  >
                    Remove
                  </Button>
                </span>
              }
            />
          ))}
        </SettingsList>
      )}
      {passkeysWork() ? (
        <div className={styles.acts}>
          <Button variant="outlined" startIcon={<Icon name="passkey" />} onClick={() => setOpen('new')}>
            Add a passkey
          </Button>
        </div>
      ) : (
        <p className="pf-muted">This browser can't make passkeys here: they need an https address.</p>
      )}
      {open && (
        <PasskeyDialog
          passkey={open === 'new' ? undefined : open}
          onClose={() => setOpen(undefined)}
          onAdded={(added) => {
            setOpen(undefined);
            onChanged(added);
          }}
        />
      )}
    </SettingsSection>
  );
}
