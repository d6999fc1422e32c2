import Button from '@mui/material/Button';
import { useState } from 'react';
import { Icon } from '../../ui/Icon';
import { SettingsSection } from '../../ui/SettingsSection';
import { CreateTokenDialog } from './CreateTokenDialog';
import { TokenList } from './TokenList';
import { myTokens } from './tokenApi';
import styles from './tokens.module.css';

/** One's own tokens for programs. */
export function MyTokens() {
  const [making, setMaking] = useState(false);
  return (
    <SettingsSection
      title="Access tokens"
      lead="With a token, a program of yours works in your name: a script, a report, a bot. It may do what you choose, and never more than you may."
    >
      <div className={styles.head}>
        <Button variant="contained" onClick={() => setMaking(true)}>
          <Icon name="plus" />
          New token
        </Button>
      </div>
      <TokenList at={myTokens} empty="There are none yet." />
      {making && <CreateTokenDialog at={myTokens} onClose={() => setMaking(false)} />}
    </SettingsSection>
  );
}
