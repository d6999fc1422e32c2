import { timeAgo } from '../../lib/dates';
import { Icon } from '../../ui/Icon';
import type { AuditState } from './auditReads';
import styles from './Audit.module.css';

/** Whether the chain holds, and up to where that is signed. */
export function AuditStateLine({ state }: { state: AuditState }) {
  if (state.brokenAt !== null)
    return (
      <p role="alert" className={styles.state} data-broken>
        <Icon name="warning" />
        The log does not hold from event {state.brokenAt} on: somebody has touched it. Run ./proflow audit
        verify on the server.
      </p>
    );
  const rest = state.through - (state.signedThrough ?? 0);
  return (
    <p className={styles.state}>
      <Icon name="check" />
      {state.signedThrough === null
        ? `${state.events} events; they are checked and signed within five minutes.`
        : `Checked and signed through event ${state.signedThrough}, ${timeAgo(state.signedAt ?? '')}${rest > 0 ? `; ${rest} newer wait for the next signature` : ''}.`}
    </p>
  );
}
