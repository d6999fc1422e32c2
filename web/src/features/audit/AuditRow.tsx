import { timeAgo } from '../../lib/dates';
import { Avatar } from '../../ui/Avatar';
import type { AuditEvent } from './auditReads';
import { actorName, outcomeWords, pictured, sentence } from './auditWords';
import styles from './Audit.module.css';

interface AuditRowProps {
  event: AuditEvent;
  onShow: () => void;
}

/** One line: who, what, to what; below, where from and when. The whole of it opens the details. */
export function AuditRow({ event, onShow }: AuditRowProps) {
  const who = actorName(event);
  const [before, target, after] = sentence(event);
  return (
    <li>
      <button type="button" className={styles.row} onClick={onShow} aria-haspopup="dialog">
        <Avatar person={pictured(event)} size={24} decorative />
        <span className={styles.what}>
          <span>
            {who && <bdi className={styles.who}>{who}</bdi>} {before}
            {target && <bdi className={styles.who}>{target}</bdi>}
            {after}
          </span>
          <span className={styles.meta}>
            <time dateTime={event.at}>{timeAgo(event.at)}</time>
            {event.address && ` · ${event.address}`}
          </span>
        </span>
        {event.outcome !== 'allowed' && (
          <span className={styles.outcome} data-outcome={event.outcome}>
            {outcomeWords[event.outcome]}
          </span>
        )}
      </button>
    </li>
  );
}
