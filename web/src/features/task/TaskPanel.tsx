import useMediaQuery from '@mui/material/useMediaQuery';
import { useEffect, useRef } from 'react';
import { loadTaskDetails } from '../../live/taskDetails';
import { useAppDispatch, useAppSelector } from '../../live/hooks';
import { useProjectData } from '../../live/useProjectData';
import { useUploads } from '../../live/useUploads';
import { useTaskActions } from '../../live/useTaskActions';
import { selectTask, selectTasks } from '../../model/selectors';
import { Attachments } from './Attachments';
import { Checklist } from './Checklist';
import { CommentComposer } from './CommentComposer';
import { Dependencies } from './Dependencies';
import { Description } from './Description';
import { PanelHeader } from './PanelHeader';
import { Properties } from './Properties';
import { SubTasks } from './SubTasks';
import styles from './TaskPanel.module.css';
import { TaskStream } from './TaskStream';
import { TimeSpent } from './TimeSpent';
import { TaskTitle } from './TaskTitle';
import type { TaskContext } from './taskContext';
import { usePanelKeys } from './usePanelKeys';
import { useFileDrop } from './useFileDrop';
import { useTaskRoute } from './useTaskRoute';
import files from './Files.module.css';

interface TaskPanelProps {
  projectId: string;
  taskId: string;
  onClose: () => void;
}

/** Everything about one task, over the view that it was opened from. */
export function TaskPanel({ projectId, taskId, onClose }: TaskPanelProps) {
  const task = useAppSelector((state) => selectTask(state, taskId));
  const tasks = useAppSelector((state) => selectTasks(state, projectId));
  const data = useProjectData(projectId);
  const actions = useTaskActions(projectId, data);
  const route = useTaskRoute(tasks, taskId, data.me?.userId);
  const dispatch = useAppDispatch();
  const panel = useRef<HTMLElement>(null);
  const phone = useMediaQuery('(max-width: 599px)', { noSsr: true });
  // What is on its way to the server has no parts there yet.
  const known = useAppSelector((state) => taskId in state.model.confirmed.task);

  useEffect(() => {
    if (known) void dispatch(loadTaskDetails(taskId));
  }, [dispatch, taskId, known]);
  useEffect(() => {
    const before = document.activeElement;
    panel.current?.focus({ preventScroll: true });
    return () => {
      // The panel has taken the focus out of the view; it goes back to where the task stands there.
      const back = document.querySelector<HTMLElement>(`[data-task="${taskId}"]`) ?? before;
      if (back instanceof HTMLElement && back.isConnected) back.focus({ preventScroll: true });
    };
  }, [taskId]);
  const { uploads } = useUploads(taskId);
  const drop = useFileDrop(data.canEdit && known ? (dropped) => uploads.add(taskId, dropped) : null);
  const keys = usePanelKeys({ task, data, actions, route, onClose });

  if (!task) return null;
  const context: TaskContext = { task, tasks, data, actions, openTask: route.open, hrefOf: route.hrefOf };
  return (
    <section
      ref={panel}
      tabIndex={-1}
      className={styles.panel}
      aria-label={`Task ${task.key || task.title}`}
      role={phone ? 'dialog' : 'complementary'}
      aria-modal={phone || undefined}
      data-panel
      {...drop.handlers}
    >
      {drop.over && <div className={files.over}>Drop to attach</div>}
      <PanelHeader context={context} route={route} onClose={onClose} />
      <div className={styles.body} key={taskId}>
        <TaskTitle context={context} />
        <Properties context={context} picker={keys.picker} onPicker={keys.setPicker} />
        <Description context={context} />
        <SubTasks context={context} />
        <Dependencies context={context} />
        <Checklist context={context} />
        <Attachments context={context} />
        <TimeSpent context={context} />
        <TaskStream context={context} />
      </div>
      {data.canComment && <CommentComposer context={context} key={`write-${taskId}`} />}
    </section>
  );
}
