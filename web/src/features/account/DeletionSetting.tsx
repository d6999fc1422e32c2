import Button from '@mui/material/Button';
import { useState } from 'react';
import type { User } from '../../model/types';
import { SettingsSection } from '../../ui/SettingsSection';
import { DeletionDialog } from './DeletionDialog';
import styles from './account.module.css';

export function DeletionSetting({ me }: { me: User }) {
  const [asking, setAsking] = useState(false);
  return (
    <SettingsSection
      title="Delete your account"
      lead="You leave all workspaces at once. What you wrote stays there with your name; nothing brings the account back."
    >
      <Button
        variant="outlined"
        color="error"
        className={styles.start}
        sx={{ color: 'var(--danger)' }}
        onClick={() => setAsking(true)}
      >
        Delete account
      </Button>
      {asking && <DeletionDialog me={me} onClose={() => setAsking(false)} />}
    </SettingsSection>
  );
}
