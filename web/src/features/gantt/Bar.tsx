import { memo } from 'react';
import { barSides } from './barBox';
import { barText } from './barText';
import styles from './Bar.module.css';
import type { Day } from './days';
import { sameRow } from './sameRow';
import type { TreeRow } from './taskTree';
import type { TimeScale } from './timeScale';

export interface BarProps {
  row: TreeRow;
  top: number;
  height: number;
  scale: TimeScale;
  today: Day;
  names: readonly string[];
  waitsFor: readonly string[];
  /** A line comes or goes at its end: its text makes room. */
  linked: boolean;
  active: boolean;
  editable: boolean;
  /** May draw links. */
  plans: boolean;
  trying: boolean;
  linkTarget: 'start' | 'end' | undefined;
  pending: boolean;
}

/** One task on the time axis. What is done with it is handled above, by `data-task` and `data-grip`. */
export const Bar = memo(function Bar(props: BarProps) {
  const { row, top, height, scale, today, names, waitsFor, linked, active, editable, plans } = props;
  const { task, span, summary, progress } = row;
  if (!span) return null;
  const { left, right } = barSides(scale, span);
  const text = barText(row, names, waitsFor, today);
  const kind = summary ? 'summary' : span.milestone ? 'milestone' : 'task';
  return (
    <div
      className={styles.slot}
      style={{ transform: `translate(${String(left)}px, ${String(top)}px)`, width: right - left, height }}
      data-slot={task.id}
      data-trying={props.trying || undefined}
    >
      <button
        type="button"
        className={styles.bar}
        aria-label={text.name}
        aria-keyshortcuts={editable ? 'Alt+ArrowRight Alt+Shift+ArrowRight Enter' : 'Enter'}
        tabIndex={active ? 0 : -1}
        data-bar={task.id}
        data-task={task.id}
        data-grip="move"
        data-kind={kind}
        data-open={span.open}
        data-state={task.category}
        data-target={props.linkTarget}
        data-context={row.context || undefined}
      >
        {kind === 'task' && progress !== null && progress > 0 && (
          <i className={styles.done} style={{ width: `calc((100% - 6px) * ${String(progress / 100)})` }} />
        )}
      </button>
      {editable && !summary && (
        <>
          {kind === 'task' && <i className={styles.grip} data-grip="start" />}
          {kind === 'task' && <i className={styles.grip} data-grip="end" />}
          {plans && <i className={styles.dot} data-grip="link-start" />}
          {plans && <i className={styles.dot} data-grip="link-end" />}
        </>
      )}
      {(text.beside || text.late || props.pending) && (
        <span
          className={styles.beside}
          data-strong={kind === 'milestone' || undefined}
          data-linked={linked || undefined}
          aria-hidden="true"
        >
          <bdi>{text.beside}</bdi>
          {text.late && (
            <span>
              {' · '}
              <span className={styles.late}>{text.late}</span>
            </span>
          )}
          {props.pending && <span className={styles.unsaved}> · Not yet saved</span>}
        </span>
      )}
    </div>
  );
}, sameBar);

function sameBar(a: BarProps, b: BarProps): boolean {
  return (Object.keys(b) as (keyof BarProps)[]).every((name) => {
    if (name === 'row') return sameRow(a.row, b.row);
    if (name === 'names' || name === 'waitsFor') return sameList(a[name], b[name]);
    return Object.is(a[name], b[name]);
  });
}

const sameList = (a: readonly string[], b: readonly string[]) =>
  a === b || (a.length === b.length && a.every((item, i) => item === b[i]));
