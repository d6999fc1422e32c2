import Button from '@mui/material/Button';
import { timeAgo } from '../../lib/dates';
import { Icon } from '../../ui/Icon';
import { SettingsList, SettingsRow } from '../../ui/SettingsList';
import { SettingsSection } from '../../ui/SettingsSection';
import { showToast } from '../../ui/toast';
import { deviceKind, deviceName } from './deviceName';
import { useEndOtherSessionsMutation, useEndSessionMutation, useSessionsQuery } from './sessionReads';
import styles from './Sessions.module.css';

/** Where one is signed in, and the way to end it there. */
export function Sessions() {
  const { data, error } = useSessionsQuery(undefined, { refetchOnMountOrArgChange: true });
  const [end] = useEndSessionMutation();
  const [endOthers, ending] = useEndOtherSessionsMutation();
  const others = data?.items.filter(({ current }) => !current).length ?? 0;
  const endAll = async () => {
    const answer = await endOthers(undefined);
    if (!answer.error) showToast({ text: 'Signed out everywhere else' });
  };
  return (
    <SettingsSection
      title="Where you are signed in"
      lead="Something here that is not yours? End it, then change your password."
    >
      {error && <p role="alert">{'message' in error ? error.message : 'The list could not be read.'}</p>}
      {data && (
        <SettingsList label="Sessions">
          {data.items.map((session) => (
            <SettingsRow
              key={session.id}
              title={
                <span className={styles.title}>
                  <Icon name={deviceKind(session.userAgent) === 'phone' ? 'phone' : 'computer'} />
                  {deviceName(session.userAgent)}
                  {session.current && <span className={styles.current}>This one</span>}
                </span>
              }
              detail={
                <>
                  {session.current ? 'In use now' : `Used ${timeAgo(session.lastUsedAt)}`}
                  {session.ip && ` from ${session.ip}`}, signed in {timeAgo(session.createdAt)}
                </>
              }
              action={
                !session.current && (
                  <Button
                    variant="outlined"
                    aria-label={`End the session of ${deviceName(session.userAgent)}`}
                    onClick={() => void end(session.id)}
                  >
                    End
                  </Button>
                )
              }
            />
          ))}
        </SettingsList>
      )}
      {others > 0 && (
        <div>
          <Button variant="outlined" aria-disabled={ending.isLoading} onClick={() => void endAll()}>
            Sign out everywhere else
          </Button>
        </div>
      )}
    </SettingsSection>
  );
}
