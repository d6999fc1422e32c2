import { Link } from 'react-router';
import { useAppSelector } from '../../live/hooks';
import { selectProject, selectStatuses, selectTasks } from '../../model/selectors';
import type { Task } from '../../model/types';
import { DueDate } from '../../ui/DueDate';
import { Icon } from '../../ui/Icon';
import { PriorityIcon } from '../../ui/PriorityIcon';
import { StatusIcon, statusShapes } from '../../ui/StatusIcon';
import styles from './Home.module.css';

interface WorkRowProps {
  task: Task;
  workspaceId: string;
}

export function WorkRow({ task, workspaceId }: WorkRowProps) {
  const project = useAppSelector((state) => selectProject(state, task.projectId));
  const statuses = useAppSelector((state) => selectStatuses(state, task.projectId));
  const siblings = useAppSelector((state) => selectTasks(state, task.projectId));
  const parts = siblings.filter((other) => other.parentId === task.id);
  const done = parts.filter((part) => part.category === 'done').length;
  const status = statuses.find(({ id }) => id === task.statusId);
  const to = `/w/${workspaceId}/p/${project?.key ?? ''}/board?task=${task.key || task.id}`;
  return (
    <li className={styles.row}>
      <PriorityIcon priority={task.priority} labelled />
      <span className={`pf-key ${styles.key}`}>{task.key}</span>
      {status && <StatusIcon shape={statusShapes(statuses).get(status.id) ?? 'todo'} label={status.name} />}
      <Link to={to} className={`${styles.title} pf-grow pf-cut`}>
        <bdi>{task.title}</bdi>
      </Link>
      {parts.length > 0 && (
        <span className={styles.parts} title="Sub-tasks done">
          <Icon name="subtasks" small />
          {done}/{parts.length}
        </span>
      )}
      {task.dueDate && <DueDate date={task.dueDate} />}
    </li>
  );
}
