import Button from '@mui/material/Button';
import { Icon } from '../../ui/Icon';
import { SettingsSection } from '../../ui/SettingsSection';
import styles from './Security.module.css';
import { useRenewRecoveryCodesMutation } from './factorsApi';

const few = 3;

interface RecoveryCodesProps {
  left: number;
  /** There is a factor that they can stand in for. */
  needed: boolean;
  onRenewed: (codes: readonly string[]) => void;
}

export function RecoveryCodes({ left, needed, onRenewed }: RecoveryCodesProps) {
  const [renew, { isLoading }] = useRenewRecoveryCodesMutation();
  if (!needed) return null;
  const makeNew = async () => {
    const { data } = await renew(undefined);
    if (data) onRenewed(data.recoveryCodes);
  };
  return (
    <SettingsSection
      title="Recovery codes"
      lead="For the day on which your phone or key is gone: each stands in for it once."
    >
      {left > few ? (
        <p>{left} of 10 are left.</p>
      ) : (
        <p className={styles.few}>
          <Icon name="warning" small />
          {left === 0
            ? 'None is left. Without your phone or key you could not get in.'
            : `Only ${left} of 10 ${left === 1 ? 'is' : 'are'} left. Make new ones before they run out.`}
        </p>
      )}
      <div className={styles.acts}>
        <Button variant="outlined" aria-disabled={isLoading} onClick={() => void makeNew()}>
          {isLoading ? 'Making' : 'Make new codes'}
        </Button>
      </div>
    </SettingsSection>
  );
}
