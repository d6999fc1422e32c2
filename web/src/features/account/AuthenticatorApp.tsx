import Button from '@mui/material/Button';
import { useState } from 'react';
import { shortDate } from '../../lib/dates';
import { notify } from '../../live/notices';
import { SettingsList, SettingsRow } from '../../ui/SettingsList';
import { SettingsSection } from '../../ui/SettingsSection';
import { SetUpApp } from './SetUpApp';
import styles from './Security.module.css';
import { useRemoveAppMutation, type FactorAdded } from './factorsApi';

interface AuthenticatorAppProps {
  since: string | null;
  onChanged: (added?: FactorAdded) => void;
}

export function AuthenticatorApp({ since, onChanged }: AuthenticatorAppProps) {
  const [settingUp, setSettingUp] = useState(false);
  const [remove] = useRemoveAppMutation();
  const takeAway = async () => {
    const { error } = await remove(undefined);
    if (error) return;
    notify({ text: 'Authenticator app removed', tone: 'done' });
    onChanged();
  };
  return (
    <SettingsSection
      title="Authenticator app"
      lead="An app on your phone shows a code of six digits, which you type after your password."
    >
      {since ? (
        <SettingsList label="Authenticator app">
          <SettingsRow
            title="An app is set up"
            detail={`since ${shortDate(since.slice(0, 10))}`}
            action={
              <span className={styles.acts}>
                <Button variant="outlined" onClick={() => setSettingUp(true)}>
                  Replace
                </Button>
                <Button
                  variant="outlined"
                  aria-label="Remove the authenticator app"
                  onClick={() => void takeAway()}
                >
                  Remove
                </Button>
              </span>
            }
          />
        </SettingsList>
      ) : (
        <div className={styles.acts}>
          <Button variant="outlined" onClick={() => setSettingUp(true)}>
            Set up an app
          </Button>
        </div>
      )}
      {settingUp && (
        <SetUpApp
          onClose={() => setSettingUp(false)}
          onDone={(added) => {
            setSettingUp(false);
            onChanged(added);
          }}
        />
      )}
    </SettingsSection>
  );
}
