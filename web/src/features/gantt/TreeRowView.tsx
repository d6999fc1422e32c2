import { memo, type ReactNode } from 'react';
import type { Dependency } from '../../model/types';
import { AvatarStack, type Person } from '../../ui/Avatar';
import { Icon } from '../../ui/Icon';
import { columns, isDrawn, type Column } from './columns';
import { longDate, shortDate } from './timeScale';
import { sameRow } from './sameRow';
import { workingDaysOf } from './span';
import styles from './Tree.module.css';
import type { TreeRow } from './taskTree';
import { waitText } from './waitsFor';

export interface Wait {
  link: Pick<Dependency, 'id' | 'type' | 'lagMinutes'>;
  key: string;
}

export interface TreeRowProps {
  row: TreeRow;
  index: number;
  top: number;
  height: number;
  treeWidth: number;
  people: readonly Person[];
  waits: readonly Wait[];
  /** Tab reaches it. */
  active: boolean;
  chosen: boolean;
  /** The cell that has the focus, or null for the row as a whole. */
  cell: Column['id'] | null;
  editable: boolean;
  /** The cell that is being edited, in place of its text. */
  editor: ReactNode;
  editing: Column['id'] | undefined;
}

/** One row of the tree. Clicks and keys are handled by the tree, by `data-row` and `data-cell`. */
export const TreeRowView = memo(function TreeRowView(props: TreeRowProps) {
  const { row, index, top, height, treeWidth, active, cell, editing } = props;
  return (
    <div
      role="row"
      className={styles.row}
      style={{ transform: `translateY(${String(top)}px)`, height }}
      aria-level={row.level}
      aria-posinset={row.place}
      aria-setsize={row.siblings}
      aria-expanded={row.children ? row.open : undefined}
      aria-rowindex={index + 2}
      data-row={row.task.id}
      data-summary={row.summary || undefined}
      data-context={row.context || undefined}
      data-active={props.chosen || undefined}
      data-ring="inside"
      tabIndex={active && cell === null ? 0 : -1}
    >
      {columns.map((column) => (
        <div
          key={column.id}
          role="gridcell"
          data-cell={column.id}
          data-ring="inside"
          data-editing={editing === column.id || undefined}
          className={isDrawn(column, treeWidth) ? styles[column.id] : 'pf-vh'}
          tabIndex={active && cell === column.id ? 0 : -1}
          aria-readonly={!props.editable || undefined}
        >
          {editing === column.id ? props.editor : <Cell column={column.id} {...props} />}
        </div>
      ))}
    </div>
  );
}, sameProps);

function Cell({ column, ...props }: TreeRowProps & { column: Column['id'] }) {
  const { row, people, waits } = props;
  const { task, span } = row;
  switch (column) {
    case 'task':
      return <TaskCell {...props} />;
    case 'people':
      return people.length || !row.summary ? <AvatarStack people={people} /> : null;
    case 'start':
      return span && span.open !== 'start' ? <DateText day={span.start} /> : dash;
    case 'end':
      return span && span.open !== 'end' ? <DateText day={span.end - 1} /> : dash;
    case 'days':
      if (!span) return dash;
      return span.milestone ? (
        <span role="img" aria-label="Milestone">
          ◆
        </span>
      ) : (
        String(workingDaysOf(span))
      );
    case 'waits':
      return waits.length ? (
        <span className="pf-cut" title={waits.map(({ link, key }) => waitText(link, key)).join(', ')}>
          {waits.map(({ link, key }) => waitText(link, key)).join(', ')}
        </span>
      ) : (
        dash
      );
    default:
      return task.title;
  }
}

const dash = <span className="pf-faint">–</span>;

function DateText({ day }: { day: number }) {
  return (
    <>
      <span aria-hidden="true">{shortDate(day)}</span>
      <span className="pf-vh">{longDate(day)}</span>
    </>
  );
}

function TaskCell({ row, editable }: TreeRowProps) {
  const { task } = row;
  return (
    <>
      <span style={{ width: (row.level - 1) * 12, flex: 'none' }} />
      {row.children > 0 && (
        <button
          type="button"
          tabIndex={-1}
          className={styles.fold}
          data-act="fold"
          aria-label={row.open ? 'Fold' : 'Unfold'}
        >
          <Icon name={row.open ? 'down' : 'right'} small />
        </button>
      )}
      <span
        className={
          row.summary ? `pf-key ${styles.key ?? ''} ${styles.sumKey ?? ''}` : `pf-key ${styles.key ?? ''}`
        }
      >
        {task.key}
      </span>
      <button type="button" tabIndex={-1} className={styles.title} data-act="open" title={task.title}>
        <bdi>{task.title}</bdi>
      </button>
      {editable && (
        <button
          type="button"
          tabIndex={-1}
          className={styles.more}
          data-act="menu"
          aria-label={`Menu of ${task.key || task.title}`}
        >
          <Icon name="more" small />
        </button>
      )}
    </>
  );
}

function sameProps(a: TreeRowProps, b: TreeRowProps): boolean {
  return (Object.keys(b) as (keyof TreeRowProps)[]).every((name) => {
    if (name === 'row') return sameRow(a.row, b.row);
    if (name === 'people') return samePeople(a.people, b.people);
    if (name === 'waits') return sameWaits(a.waits, b.waits);
    return Object.is(a[name], b[name]);
  });
}

const samePeople = (a: readonly Person[], b: readonly Person[]) =>
  a.length === b.length &&
  a.every((person, i) => person.userId === b[i]?.userId && person.name === b[i]?.name);
const sameWaits = (a: readonly Wait[], b: readonly Wait[]) =>
  a.length === b.length &&
  a.every(({ link, key }, i) => {
    const other = b[i];
    return key === other?.key && link.type === other.link.type && link.lagMinutes === other.link.lagMinutes;
  });
