import { type DragEvent, type KeyboardEvent } from 'react';
import { Link } from 'react-router';
import { dueText, formatDate } from '../../lib/dates';
import { StatusIcon } from '../../ui/StatusIcon';
import type { CalendarProps, CalendarTask } from './Calendar';
import styles from './Calendar.module.css';

interface TaskMarkProps extends Omit<CalendarProps, 'tasks'> {
  task: CalendarTask;
  bar?: boolean;
  onGrab?: (task: CalendarTask) => void;
}

const steps: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

/** A task in the calendar: opens it; Alt with an arrow, or a drag, moves it to another day. */
export function TaskMark({ task, bar, shapeOf, to, onMove, onGrab }: TaskMarkProps) {
  const open = task.category === 'todo' || task.category === 'inProgress';
  const late = open && task.dueDate !== null && dueText(task.dueDate).tone === 'late';
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.altKey ? steps[event.key] : undefined;
    if (step === undefined || !onMove) return;
    event.preventDefault();
    event.stopPropagation();
    onMove(task, step);
  };
  const onDragStart = (event: DragEvent) => {
    event.dataTransfer.setData('text/plain', task.key);
    event.dataTransfer.effectAllowed = 'move';
    onGrab?.(task);
  };
  const due = task.dueDate && formatDate(task.dueDate, { day: 'numeric', month: 'long' });
  return (
    <Link
      to={to(task)}
      className={bar ? styles.bar : styles.task}
      data-late={late || undefined}
      data-closed={!open || undefined}
      draggable={onMove !== null}
      aria-keyshortcuts={onMove ? 'Alt+ArrowLeft Alt+ArrowRight Alt+ArrowUp Alt+ArrowDown' : undefined}
      title={`${task.key} ${task.title}`}
      onDragStart={onDragStart}
      onKeyDown={onKeyDown}
    >
      <StatusIcon shape={shapeOf(task)} />
      <bdi className="pf-cut">{task.title}</bdi>
      <span className="pf-vh">
        , {task.key}
        {due && `, due ${due}`}
        {late && ', late'}
      </span>
    </Link>
  );
}
