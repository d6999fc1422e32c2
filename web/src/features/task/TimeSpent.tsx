import { shortDate } from '../../lib/dates';
import { useAppSelector } from '../../live/hooks';
import { selectTimeEntries } from '../../model/selectors';
import { Avatar } from '../../ui/Avatar';
import { durationText } from '../../ui/duration';
import type { TaskContext } from './taskContext';
import styles from './TaskPanel.module.css';

/** What was logged, for reading; the timer and its editing belong to time tracking. */
export function TimeSpent({ context: { task, data } }: { context: TaskContext }) {
  const entries = useAppSelector((state) => selectTimeEntries(state, task.id));
  if (entries.length === 0) return null;
  const total = entries.reduce((sum, entry) => sum + (entry.minutes ?? 0), 0);
  return (
    <section aria-label="Time">
      <div className={styles.section}>
        <h3>Time</h3>
        <span className="pf-small pf-muted pf-num">{durationText(total)} in all</span>
      </div>
      <ul>
        {entries.map((entry) => {
          const day = entry.date ?? entry.startedAt?.slice(0, 10);
          return (
            <li key={entry.id} className={styles.line}>
              <Avatar
                person={{
                  userId: entry.userId ?? entry.userName,
                  name: entry.userName,
                  picture: data.personById.get(entry.userId ?? '')?.picture,
                }}
                decorative
              />
              <span className={styles.name}>
                <bdi>{entry.userName}</bdi>
                {entry.note && <bdi className="pf-cut pf-muted">{entry.note}</bdi>}
              </span>
              {day && <span className="pf-small pf-faint pf-num">{shortDate(day)}</span>}
              <span className="pf-num">
                {entry.minutes === null ? 'running' : durationText(entry.minutes)}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
