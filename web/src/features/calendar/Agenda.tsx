import { useMemo } from 'react';
import { formatDate } from '../../lib/dates';
import { EmptyState } from '../../ui/EmptyState';
import type { CalendarProps, CalendarTask } from './Calendar';
import styles from './Calendar.module.css';
import { dayOf } from './calendarWeeks';
import { TaskMark } from './TaskMark';

/** A month as a list of the days on which something is due. */
export function Agenda({ tasks, month, now, ...acts }: CalendarProps & { month: string; now: string }) {
  const days = useMemo(() => {
    const byDay = new Map<string, CalendarTask[]>();
    for (const task of tasks) {
      const day = dayOf(task);
      if (day?.startsWith(month)) byDay.set(day, [...(byDay.get(day) ?? []), task]);
    }
    return [...byDay].sort(([a], [b]) => a.localeCompare(b));
  }, [tasks, month]);
  if (days.length === 0) return <EmptyState>Nothing is due in this month.</EmptyState>;
  return (
    <div className={styles.agenda}>
      {days.map(([day, due]) => (
        <section key={day} aria-label={formatDate(day, { weekday: 'long', day: 'numeric', month: 'long' })}>
          <h3 data-today={day === now || undefined}>
            {formatDate(day, { weekday: 'short', day: 'numeric', month: 'short' })}
          </h3>
          <ul>
            {due.map((task) => (
              <li key={task.id}>
                <TaskMark {...acts} task={task} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
