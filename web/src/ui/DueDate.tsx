import { dueText, shortDate } from '../lib/dates';
import { Icon } from './Icon';
import styles from './DueDate.module.css';

interface DueDateProps {
  date: string;
  /** A finished task is never late. */
  done?: boolean;
}

const icons = { plain: 'calendar', soon: 'calendar', late: 'warning', done: 'check' } as const;

export function DueDate({ date, done }: DueDateProps) {
  const { text, tone } = done ? { text: shortDate(date), tone: 'done' as const } : dueText(date);
  return (
    <span className={styles.due} data-tone={tone}>
      <Icon name={icons[tone]} small />
      <span className="pf-vh">{done ? 'Done, was due ' : 'Due '}</span>
      <time dateTime={date}>{text}</time>
    </span>
  );
}
