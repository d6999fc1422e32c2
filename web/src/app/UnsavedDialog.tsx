import Button from '@mui/material/Button';
import { timeAgo } from '../lib/dates';
import { letGo } from '../live/account';
import { useAppDispatch, useAppSelector } from '../live/hooks';
import { selectRefused } from '../live/liveSlice';
import { selectPending } from '../model/selectors';
import { AppDialog } from '../ui/AppDialog';
import styles from './UnsavedDialog.module.css';

/** What is on its way, and what the server did not accept, with what was written in it. */
export function UnsavedDialog({ onClose }: { onClose: () => void }) {
  const dispatch = useAppDispatch();
  const pending = useAppSelector(selectPending);
  const refused = useAppSelector(selectRefused);
  return (
    <AppDialog
      title="Saving"
      onClose={onClose}
      actions={
        <Button autoFocus onClick={onClose}>
          Close
        </Button>
      }
    >
      <section aria-labelledby="not-yet" className={styles.part}>
        <h3 id="not-yet">Not yet saved</h3>
        {pending.length === 0 && <p className="pf-muted">Everything is saved.</p>}
        <ul>
          {pending.map((command) => (
            <li key={command.id} className={styles.row}>
              <bdi className="pf-grow">{command.label}</bdi>
              <span className="pf-small pf-faint">{timeAgo(command.createdAt)}</span>
            </li>
          ))}
        </ul>
        {pending.length > 0 && (
          <p className="pf-small pf-muted">
            It is kept on this device and sent by itself, also after a restart.
          </p>
        )}
      </section>
      {refused.length > 0 && (
        <section aria-labelledby="not-accepted" className={styles.part}>
          <h3 id="not-accepted">Not accepted</h3>
          <ul>
            {refused.map((record) => (
              <li key={record.id} className={styles.refused}>
                <div className={styles.row}>
                  <bdi className="pf-grow pf-medium">{record.label}</bdi>
                  <Button
                    variant="outlined"
                    aria-label={`Let go of ${record.label}`}
                    onClick={() => void dispatch(letGo(record.id))}
                  >
                    Let go
                  </Button>
                </div>
                <p className={styles.reason}>{record.reason}</p>
                {textIn(record.body).map((text) => (
                  <blockquote key={text} className={styles.text}>
                    {text}
                  </blockquote>
                ))}
              </li>
            ))}
          </ul>
        </section>
      )}
    </AppDialog>
  );
}

/** What the person wrote, so that nothing typed is lost: the strings of the body that are prose, not ids or keys of an order. */
function textIn(body: unknown): string[] {
  if (typeof body !== 'object' || body === null) return [];
  return Object.entries(body).flatMap(([field, value]: [string, unknown]) =>
    typeof value === 'string' &&
    ['title', 'description', 'body', 'text', 'name', 'note'].includes(field) &&
    value
      ? [value]
      : [],
  );
}
