import { memo, type MouseEvent, type ReactNode } from 'react';
import { Link } from 'react-router';
import type { Label, Status } from '../../model/types';
import { AvatarStack, type Person } from '../../ui/Avatar';
import { Checkbox } from '../../ui/Checkbox';
import { DueDate } from '../../ui/DueDate';
import { durationText } from '../../ui/duration';
import { DurationField } from '../../ui/DurationField';
import type { PickedField } from '../../ui/FieldPicker';
import { Icon } from '../../ui/Icon';
import { InlineText } from '../../ui/InlineText';
import { LabelDot } from '../../ui/LabelDot';
import { PriorityIcon, priorityLabels } from '../../ui/PriorityIcon';
import { StatusIcon, type StatusShape } from '../../ui/StatusIcon';
import styles from './List.module.css';
import type { TaskRow } from './listRows';

export interface LineActs {
  onSelect: (row: TaskRow, range: boolean) => void;
  onFold: (id: string) => void;
  onPick: (row: TaskRow, field: PickedField, anchor: Element) => void;
  onRename: (row: TaskRow, title: string) => void;
  onRenameEnd: () => void;
  onEstimate: (row: TaskRow, minutes: number | null) => void;
}

interface TaskLineProps {
  row: TaskRow;
  number: number;
  status: Status | undefined;
  shape: StatusShape;
  people: readonly Person[];
  labels: readonly Label[];
  /** The parent's key where the parent stands elsewhere. */
  parentKey: string | undefined;
  href: string;
  selected: boolean;
  tabbable: boolean;
  open: boolean;
  editing: boolean;
  glowing: boolean;
  pending: boolean;
  canEdit: boolean;
  acts: LineActs;
}

export const TaskLine = memo(function TaskLine(props: TaskLineProps) {
  const { row, status, shape, people, labels, href, selected, tabbable, open, editing, canEdit, acts } =
    props;
  const { task, depth, parts } = row;
  const closed = task.category === 'done' || task.category === 'cancelled';
  const tab = tabbable ? 0 : -1;
  const state = [styles.row, selected && styles.selected, open && styles.open, props.glowing && 'pf-glow'];

  const cell = (field: PickedField, className: string | undefined, label: string, value: ReactNode) => (
    <div role="gridcell" className={className}>
      {canEdit ? (
        <button
          type="button"
          tabIndex={tab}
          data-field={field}
          className={styles.value}
          aria-haspopup="dialog"
          onClick={(event) => acts.onPick(row, field, event.currentTarget)}
        >
          <span className="pf-vh">{label}: </span>
          {value}
        </button>
      ) : (
        <span className={styles.value}>{value}</span>
      )}
    </div>
  );
  const names = people.map((person) => person.name).join(', ');
  return (
    <div
      role="row"
      tabIndex={tab}
      data-row={row.id}
      data-task={task.id}
      data-ring="inside"
      aria-rowindex={props.number}
      aria-level={depth + 1}
      aria-expanded={parts > 0 ? row.open : undefined}
      aria-selected={selected}
      className={state.filter(Boolean).join(' ')}
    >
      <div role="gridcell" className={styles.select}>
        <Checkbox
          tabIndex={tab}
          aria-label={`Select ${task.key}`}
          checked={selected}
          onChange={() => undefined}
          onClick={(event: MouseEvent) => acts.onSelect(row, event.shiftKey)}
        />
      </div>
      <div role="gridcell" className={styles.key}>
        {task.key || 'New'}
      </div>
      <div role="gridcell" className={styles.title} style={{ paddingInlineStart: 10 + depth * 20 }}>
        {parts > 0 && (
          <button
            type="button"
            tabIndex={-1}
            className={styles.fold}
            aria-label={row.open ? `Fold sub-tasks of ${task.key}` : `Unfold sub-tasks of ${task.key}`}
            onClick={() => acts.onFold(row.id)}
          >
            <Icon name={row.open ? 'down' : 'right'} small />
          </button>
        )}
        {editing ? (
          <InlineText
            value={task.title}
            label={`Title of ${task.key}`}
            required
            autoEdit
            maxLength={500}
            onSave={(title) => acts.onRename(row, title)}
            onDone={acts.onRenameEnd}
          />
        ) : (
          <Link to={{ search: href }} tabIndex={tab} className={styles.name} draggable={false}>
            <bdi className="pf-cut">{task.title}</bdi>
          </Link>
        )}
        {props.parentKey && <span className="pf-small pf-faint">in {props.parentKey}</span>}
        {props.pending && (
          <span className={styles.unsaved}>
            <Icon name="cloudUp" small />
            Not yet saved
          </span>
        )}
      </div>
      {cell(
        'status',
        styles.status,
        'Status',
        <>
          <StatusIcon shape={shape} />
          <bdi className="pf-cut">{status?.name}</bdi>
        </>,
      )}
      {cell(
        'priority',
        styles.priority,
        'Priority',
        <>
          <PriorityIcon priority={task.priority} />
          {task.priority === 'none' ? <span className="pf-faint">None</span> : priorityLabels[task.priority]}
        </>,
      )}
      {cell(
        'assignees',
        styles.assignees,
        'Assignees',
        <>
          <AvatarStack people={people} decorative />
          <bdi className={names ? 'pf-cut' : 'pf-cut pf-faint'}>{names || 'Nobody'}</bdi>
        </>,
      )}
      {cell(
        'labels',
        styles.labels,
        'Labels',
        labels.length > 0 ? (
          <>
            {labels.slice(0, 2).map((label) => (
              <LabelDot key={label.id} label={label} />
            ))}
            {labels.length > 2 && <span className="pf-small pf-faint">+{labels.length - 2}</span>}
          </>
        ) : (
          <span className="pf-faint">–</span>
        ),
      )}
      {cell(
        'due',
        styles.due,
        'Due',
        task.dueDate ? <DueDate date={task.dueDate} done={closed} /> : <span className="pf-faint">–</span>,
      )}
      <div role="gridcell" className={styles.estimate}>
        <DurationField
          minutes={task.estimateMinutes}
          label={`Estimate of ${task.key}`}
          readOnly={!canEdit}
          onSave={(minutes) => acts.onEstimate(row, minutes)}
        />
      </div>
      <div role="gridcell" className={styles.tracked}>
        {task.trackedMinutes > 0 ? durationText(task.trackedMinutes) : <span className="pf-faint">–</span>}
      </div>
    </div>
  );
});
