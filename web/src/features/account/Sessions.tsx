import Button from '@mui/material/Button';
import { timeAgo } from '../../lib/dates';
import { SettingsList, SettingsRow } from '../../ui/SettingsList';
import { SettingsSection } from '../../ui/SettingsSection';
import { deviceName } from './deviceName';
import { useEndSessionMutation, useSessionsQuery } from './sessionReads';

/** Where one is signed in, and the way to end it there. */
export function Sessions() {
  const { data, error } = useSessionsQuery(undefined, { refetchOnMountOrArgChange: true });
  const [end] = useEndSessionMutation();
  return (
    <SettingsSection title="Where you are signed in">
      {error && <p role="alert">{'message' in error ? error.message : 'The list could not be read.'}</p>}
      {data && (
        <SettingsList label="Sessions">
          {data.items.map((session) => (
            <SettingsRow
              key={session.id}
              title={
                <>
                  {deviceName(session.userAgent)}
                  {session.current && <span className="pf-faint"> (this one)</span>}
                </>
              }
              detail={`${session.ip ? `${session.ip}, ` : ''}used ${timeAgo(session.lastUsedAt)}`}
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
    </SettingsSection>
  );
}
