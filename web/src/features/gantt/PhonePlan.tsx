import { useState } from 'react';
import { EmptyState } from '../../ui/EmptyState';
import { Icon } from '../../ui/Icon';
import Button from '@mui/material/Button';
import { useAppSelector } from '../../live/hooks';
import { selectTasks } from '../../model/selectors';
import { barText, shortRange } from './barText';
import type { Day } from './days';
import type { GanttProps } from './Gantt';
import styles from './PhonePlan.module.css';
import { workingDaysOf, type Span } from './span';
import type { TreeRow } from './taskTree';
import { plannedDays, usePlan, type Plan } from './usePlan';
import { useToday } from './useToday';
import { useOpenTask } from './useZoom';
import { waitsOf } from './Tree';

/** The plan on a phone: the tree with its dates, each with a small bar within the whole project. */
export function PhonePlan({ projectId, matches, onClearFilters }: GanttProps) {
  const tasks = useAppSelector((state) => selectTasks(state, projectId));
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const plan = usePlan({ projectId, closed, matches, preview: undefined });
  const openTask = useOpenTask();
  const today = useToday();
  const [first = today, last = today] = plannedDays(tasks);
  const whole = { first: Math.min(first, today), last: Math.max(last + 1, today + 1) };

  if (!plan.rows.length)
    return (
      <EmptyState
        action={matches && onClearFilters && <Button onClick={onClearFilters}>Clear filters</Button>}
      >
        {matches && tasks.length
          ? 'No task matches these filters.'
          : 'Tasks stand here one below the other, with their dates.'}
      </EmptyState>
    );

  const fold = (id: string) =>
    setClosed((old) => {
      const next = new Set(old);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  return (
    <ul className={styles.plan} aria-label="Plan">
      {plan.rows.map((row) => (
        <li key={row.task.id} className={styles.row}>
          <span style={{ width: Math.min(row.level - 1, 4) * 14 }} />
          {row.children > 0 ? (
            <button
              type="button"
              className={styles.fold}
              aria-expanded={row.open}
              aria-label={`Sub-tasks of ${row.task.title}`}
              onClick={() => fold(row.task.id)}
            >
              <Icon name={row.open ? 'down' : 'right'} />
            </button>
          ) : (
            <span className={styles.noFold} />
          )}
          <button
            type="button"
            className={styles.task}
            data-summary={row.summary || undefined}
            onClick={() => openTask(row.task.key || row.task.id)}
          >
            <Lines row={row} plan={plan} today={today} />
          </button>
          <MiniBar row={row} whole={whole} today={today} />
        </li>
      ))}
    </ul>
  );
}

function Lines({ row, plan, today }: { row: TreeRow; plan: Plan; today: Day }) {
  const names = row.task.assigneeIds.map((id) => plan.names.get(id) ?? 'Someone');
  const waits = waitsOf(row, plan).map((wait) => wait.key);
  const text = barText(row, names, waits, today);
  return (
    <>
      <span className={styles.title}>
        <bdi className="pf-cut">{row.task.title}</bdi>
        <span className={styles.key}>{row.task.key}</span>
      </span>
      <span className={styles.meta}>
        {row.span ? spanText(row.span) : 'No dates'}
        {row.progress !== null && <span>{row.progress} %</span>}
        {text.late && !row.summary && <span className={styles.late}>{text.late}</span>}
        {waits.length > 0 && <span className="pf-cut">waits for {waits.join(', ')}</span>}
      </span>
    </>
  );
}

function spanText(span: Span): string {
  const dates = shortRange(span.start, span.end);
  if (span.milestone) return `◆ ${dates}`;
  const days = workingDaysOf(span);
  return `${dates} · ${String(days)} ${days === 1 ? 'day' : 'days'}`;
}

function MiniBar({ row, whole, today }: { row: TreeRow; whole: { first: Day; last: Day }; today: Day }) {
  const share = (day: Day) => `${String(((day - whole.first) / (whole.last - whole.first)) * 100)}%`;
  const { span, progress } = row;
  return (
    <span className={styles.track} aria-hidden="true">
      <i className={styles.today} style={{ insetInlineStart: share(today) }} />
      {span && (
        <i
          className={styles.bar}
          data-summary={row.summary || undefined}
          data-milestone={span.milestone || undefined}
          style={{
            insetInlineStart: share(span.start),
            width: `calc(${share(span.end)} - ${share(span.start)})`,
          }}
        >
          {!row.summary && progress !== null && <i style={{ width: `${String(progress)}%` }} />}
        </i>
      )}
    </span>
  );
}
