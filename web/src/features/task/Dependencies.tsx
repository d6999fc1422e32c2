import Button from '@mui/material/Button';
import { useState } from 'react';
import { Link } from 'react-router';
import { sendCommand } from '../../live/commands';
import { useAppDispatch, useAppSelector } from '../../live/hooks';
import { selectDependencies } from '../../model/selectors';
import { addDependency, removeDependency } from '../../model/taskCommands';
import type { Dependency, Task } from '../../model/types';
import { DueDate } from '../../ui/DueDate';
import { durationText } from '../../ui/duration';
import { Icon } from '../../ui/Icon';
import { IconAction } from '../../ui/IconAction';
import { AddDependency, type NewLink } from './AddDependency';
import { linkWords } from './linkWords';
import { isClosed, type TaskContext } from './taskContext';
import styles from './TaskPanel.module.css';

interface LinkedTask {
  link: Dependency;
  other: Task;
  waits: boolean;
}

/** What the task waits for and what waits for it. */
export function Dependencies({ context }: { context: TaskContext }) {
  const { task, tasks, data, hrefOf } = context;
  const links = useAppSelector((state) => selectDependencies(state, task.projectId));
  const dispatch = useAppDispatch();
  const [adding, setAdding] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const linked = links.flatMap((link): LinkedTask[] => {
    const waits = link.successorId === task.id;
    if (!waits && link.predecessorId !== task.id) return [];
    const other = tasks.find((row) => row.id === (waits ? link.predecessorId : link.successorId));
    return other ? [{ link, other, waits }] : [];
  });
  linked.sort((a, b) => Number(b.waits) - Number(a.waits));
  if (linked.length === 0 && !data.canPlan) return null;

  const add = async ({ otherId, waits, type, lagMinutes }: NewLink) => {
    setRefused(null);
    const ends = waits
      ? { predecessorId: otherId, successorId: task.id }
      : { predecessorId: task.id, successorId: otherId };
    const draft = addDependency(task.projectId, { ...ends, type, lagMinutes });
    const outcome = await dispatch(sendCommand({ ...draft, undo: undefined, quiet: true })).done;
    if (!outcome.ok) setRefused(outcome.problem.message);
  };
  return (
    <section aria-label="Dependencies">
      <div className={styles.section}>
        <h3>Dependencies</h3>
        <span className="pf-grow" />
        {data.canPlan && (
          <Button onClick={() => setAdding(true)}>
            <Icon name="plus" />
            Add<span className="pf-vh"> a dependency</span>
          </Button>
        )}
      </div>
      <ul>
        {linked.map(({ link, other, waits }) => (
          <li key={link.id} className={styles.line} data-done={isClosed(other) || undefined}>
            <span className={waits && !isClosed(other) ? styles.waiting : styles.icon}>
              <Icon name="link" />
            </span>
            <span className="pf-muted">{waits ? 'Waits for' : 'Blocks'}</span>
            <Link to={{ search: hrefOf(other.key || other.id) }} className={styles.name}>
              <span className="pf-key">{other.key}</span>
              <bdi className="pf-cut">{other.title}</bdi>
            </Link>
            {(link.type !== 'FS' || link.lagMinutes !== 0) && (
              <span className="pf-small pf-faint">
                {link.type !== 'FS' && linkWords[link.type].short}
                {link.lagMinutes !== 0 &&
                  ` ${link.lagMinutes > 0 ? '+' : ''}${durationText(link.lagMinutes)}`}
              </span>
            )}
            {waits && other.dueDate && !isClosed(other) && <DueDate date={other.dueDate} />}
            {data.canPlan && (
              <IconAction
                icon="close"
                small
                className={styles.remove}
                label={`Remove the dependency on ${other.key}`}
                onClick={() => dispatch(sendCommand(removeDependency(link)))}
              />
            )}
          </li>
        ))}
      </ul>
      {refused && (
        <p role="alert" className={styles.error}>
          <Icon name="warning" small /> {refused}
        </p>
      )}
      {adding && (
        <AddDependency context={context} onAdd={(link) => void add(link)} onClose={() => setAdding(false)} />
      )}
    </section>
  );
}
