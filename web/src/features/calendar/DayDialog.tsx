import Button from '@mui/material/Button';
import { formatDate } from '../../lib/dates';
import { AppDialog } from '../../ui/AppDialog';
import type { CalendarProps } from './Calendar';
import styles from './Calendar.module.css';
import { TaskMark } from './TaskMark';

/** All tasks of one day. */
export function DayDialog({
  date,
  tasks,
  onClose,
  ...acts
}: CalendarProps & { date: string; onClose: () => void }) {
  return (
    <AppDialog
      title={formatDate(date, { weekday: 'long', day: 'numeric', month: 'long' })}
      onClose={onClose}
      actions={<Button onClick={onClose}>Close</Button>}
    >
      {tasks.length === 0 ? (
        <p>Nothing is due on this day.</p>
      ) : (
        <ul className={styles.listed}>
          {tasks.map((task) => (
            <li key={task.id}>
              <TaskMark {...acts} task={task} />
            </li>
          ))}
        </ul>
      )}
    </AppDialog>
  );
}
