import { formatDate } from '../../lib/dates';
import styles from './Import.module.css';
import type { ImportReport } from './importTypes';

const date = (value: string | null) =>
  value ? formatDate(value, { day: 'numeric', month: 'short', year: 'numeric' }) : '–';

/** The first tasks as they will be. */
export function PreviewTable({
  preview,
  total,
}: {
  preview: NonNullable<ImportReport['preview']>;
  total: number;
}) {
  const statuses = preview.statuses.map((status) => (typeof status === 'string' ? status : status.name));
  return (
    <>
      <h3>
        {total > preview.tasks.length
          ? `The first ${String(preview.tasks.length)} of ${total.toLocaleString()} tasks`
          : 'The tasks'}
      </h3>
      {statuses.length > 0 && (
        <p className="pf-muted pf-small">
          Statuses: <bdi>{statuses.join(', ')}</bdi>
        </p>
      )}
      <div className={styles.tableBox}>
        <table className={styles.table} aria-label="Preview of the tasks">
          <thead>
            <tr>
              <th scope="col">Task</th>
              <th scope="col">Status</th>
              <th scope="col" className={styles.figure}>
                Start
              </th>
              <th scope="col" className={styles.figure}>
                End
              </th>
            </tr>
          </thead>
          <tbody>
            {preview.tasks.map((task, i) => (
              <tr key={i}>
                <th scope="row">
                  {task.parentTitle && (
                    <span className="pf-faint">
                      <bdi>{task.parentTitle}</bdi> ›{' '}
                    </span>
                  )}
                  <bdi>{task.title}</bdi>
                </th>
                <td>
                  <bdi>{task.status ?? '–'}</bdi>
                </td>
                <td className={styles.figure}>{date(task.startDate)}</td>
                <td className={styles.figure}>{date(task.dueDate)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
