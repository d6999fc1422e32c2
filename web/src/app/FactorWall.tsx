import Button from '@mui/material/Button';
import { Link } from 'react-router';
import { useFactorsQuery } from '../features/account/factorsApi';
import { ProveFactor } from '../features/account/ProveFactor';
import { reload } from '../live/account';
import { useAppDispatch, useAppSelector } from '../live/hooks';
import { selectWorkspace } from '../model/selectors';
import { workspaceChannel } from '../model/streams';
import { Elsewhere } from './Elsewhere';
import { Logo } from './Logo';
import styles from './Wall.module.css';

/** The code of a workspace that lets in only those who have proved themselves with two factors. */
export const secondFactorNeeded = 'second_factor_needed';

/** In place of a workspace that wants a second factor: the way to show it, or to get one, and the ways elsewhere. */
export function FactorWall({ workspaceId }: { workspaceId: string }) {
  const dispatch = useAppDispatch();
  const workspace = useAppSelector((state) => selectWorkspace(state, workspaceId));
  const { data: own } = useFactorsQuery(undefined, { refetchOnMountOrArgChange: true });
  if (!own) return null;
  const factors = [
    ...(own.totpSince ? ['totp'] : []),
    ...(own.passkeys.length ? ['passkey'] : []),
    ...(own.recoveryCodesLeft ? ['recovery'] : []),
  ];
  const has = own.totpSince !== null || own.passkeys.length > 0;
  return (
    <main className={styles.page}>
      <Logo size={32} />
      <h1>
        <bdi>{workspace?.name ?? 'This workspace'}</bdi> wants a second factor
      </h1>
      {has ? (
        <>
          <p className={styles.lead}>You have signed in without yours. Show it once, and you are in.</p>
          <ProveFactor
            factors={factors}
            onProved={() => void dispatch(reload(workspaceChannel(workspaceId)))}
          />
        </>
      ) : (
        <>
          <p className={styles.lead}>
            Its owners let in only those who prove with a passkey or an authenticator app that it is them. It
            takes a minute, and the rest of your account stays as it is.
          </p>
          <Button variant="contained" size="large" component={Link} to="/account/security">
            Set up a second factor
          </Button>
        </>
      )}
      <Elsewhere workspaceId={workspaceId} />
    </main>
  );
}
