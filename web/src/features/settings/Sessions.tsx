import Button from '@mui/material/Button';
import { timeAgo } from '../../lib/dates';
import { deviceName } from './deviceName';
import { useEndSessionMutation, useSessionsQuery } from './sessionReads';
import styles from './settings.module.css';

/** Where one is signed in, and the way to end it there. */
export function Sessions() {
  const { data, error } = useSessionsQuery(undefined, { refetchOnMountOrArgChange: true });
  const [end] = useEndSessionMutation();
  return (
    <section className={styles.section} aria-labelledby="sessions-head">
      <h2 id="sessions-head">Where you are signed in</h2>
      {error && <p role="alert">{'message' in error ? error.message : 'The list could not be read.'}</p>}
      <ul className={styles.list} aria-label="Sessions" hidden={!data}>
        {data?.items.map((session) => (
          <li key={session.id} className={styles.session}>
            <div className="pf-grow">
              <p className="pf-medium">
                {deviceName(session.userAgent)}
                {session.current && <span className="pf-faint"> (this one)</span>}
              </p>
              <p className="pf-small pf-muted">
                {session.ip ? `${session.ip}, ` : ''}used {timeAgo(session.lastUsedAt)}
              </p>
            </div>
            {!session.current && (
              <Button
                variant="outlined"
                aria-label={`End the session of ${deviceName(session.userAgent)}`}
                onClick={() => void end(session.id)}
              >
                End
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
