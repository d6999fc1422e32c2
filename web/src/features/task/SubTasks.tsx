import Button from '@mui/material/Button';
import { useState } from 'react';
import { Link } from 'react-router';
import { positionBetween } from '../../lib/position';
import { firstStatus } from '../../model/complete';
import type { Task } from '../../model/types';
import { AvatarStack } from '../../ui/Avatar';
import { DueDate } from '../../ui/DueDate';
import { FieldPicker } from '../../ui/FieldPicker';
import { Icon } from '../../ui/Icon';
import { ProgressBar } from '../../ui/ProgressBar';
import { StatusIcon, statusShapes } from '../../ui/StatusIcon';
import { LineField } from './LineField';
import { isClosed, type TaskContext } from './taskContext';
import styles from './TaskPanel.module.css';

export function SubTasks({ context }: { context: TaskContext }) {
  const { task, tasks, data, actions } = context;
  const [adding, setAdding] = useState(false);
  const [showDone, setShowDone] = useState(false);
  const parts = tasks.filter((row) => row.parentId === task.id);
  const done = parts.filter(isClosed);
  const counted = parts.filter((row) => row.category !== 'cancelled');
  if (parts.length === 0 && !data.canEdit) return null;

  const add = (title: string) => {
    const status = firstStatus(data.statuses);
    if (!status) return;
    const last = tasks.findLast((row) => row.statusId === status.id)?.position ?? null;
    actions.add({ title, statusId: status.id, position: positionBetween(last, null), parentId: task.id });
  };
  return (
    <section aria-label="Sub-tasks">
      <div className={styles.section}>
        <h3>Sub-tasks</h3>
        {counted.length > 0 && (
          <ProgressBar
            label="Sub-tasks done"
            done={counted.filter((row) => row.category === 'done').length}
            total={counted.length}
          />
        )}
        <span className="pf-grow" />
        {data.canEdit && (
          <Button onClick={() => setAdding(true)}>
            <Icon name="plus" />
            Add<span className="pf-vh"> a sub-task</span>
          </Button>
        )}
      </div>
      <ul>
        {(showDone ? parts : parts.filter((row) => !isClosed(row))).map((row) => (
          <SubTask key={row.id} row={row} context={context} />
        ))}
        {done.length > 0 && (
          <li className={styles.line}>
            <button
              type="button"
              className={styles.more}
              aria-expanded={showDone}
              onClick={() => setShowDone(!showDone)}
            >
              <Icon name={showDone ? 'down' : 'right'} small />
              {showDone ? 'Hide what is done' : `${done.length} done`}
            </button>
          </li>
        )}
      </ul>
      {adding && (
        <LineField
          label="New sub-task"
          placeholder="What has to be done?"
          onAdd={add}
          onClose={() => setAdding(false)}
        />
      )}
    </section>
  );
}

function SubTask({ row, context: { data, actions, hrefOf } }: { row: Task; context: TaskContext }) {
  const [anchor, setAnchor] = useState<Element | null>(null);
  const shape = statusShapes(data.statuses).get(row.statusId) ?? 'todo';
  const status = data.statusById.get(row.statusId)?.name ?? '';
  const people = row.assigneeIds.flatMap((id) => data.personById.get(id) ?? []);
  return (
    <li className={styles.line} data-done={isClosed(row) || undefined}>
      {data.canEdit ? (
        <button
          type="button"
          className={styles.mark}
          aria-label={`Status of ${row.key}: ${status}. Change`}
          onClick={(event) => setAnchor(event.currentTarget)}
        >
          <StatusIcon shape={shape} />
        </button>
      ) : (
        <StatusIcon shape={shape} label={status} />
      )}
      <Link to={{ search: hrefOf(row.key || row.id) }} className={styles.name}>
        <span className="pf-key">{row.key}</span>
        <bdi className="pf-cut">{row.title}</bdi>
      </Link>
      {row.dueDate && <DueDate date={row.dueDate} done={isClosed(row)} />}
      <AvatarStack people={people} />
      {anchor && (
        <FieldPicker
          field="status"
          anchor={anchor}
          tasks={[row]}
          choices={data}
          onStatus={(statusId) => actions.setStatus([row], statusId)}
          onChange={(change) => actions.edit([row], change)}
          onClose={() => setAnchor(null)}
        />
      )}
    </li>
  );
}
