import { useRef, useState, type ReactNode } from 'react';
import { AvatarStack } from '../../ui/Avatar';
import type { Anchor } from '../../ui/anchor';
import { DueDate } from '../../ui/DueDate';
import { durationText } from '../../ui/duration';
import { DurationField } from '../../ui/DurationField';
import { FieldPicker, type PickedField } from '../../ui/FieldPicker';
import { InlineText } from '../../ui/InlineText';
import { LabelDot } from '../../ui/LabelDot';
import { Picker } from '../../ui/Picker';
import { PriorityIcon, priorityLabels } from '../../ui/PriorityIcon';
import { StatusIcon, statusShapes } from '../../ui/StatusIcon';
import { shortDate } from '../../lib/dates';
import { MilestoneField } from './MilestoneField';
import styles from './Properties.module.css';
import { isClosed, type TaskContext } from './taskContext';

interface PropertiesProps {
  context: TaskContext;
  /** The picker that a key opened. */
  picker: PickedField | null;
  onPicker: (field: PickedField | null) => void;
}

export function Properties({ context, picker, onPicker }: PropertiesProps) {
  const { task, tasks, data, actions } = context;
  const list = useRef<HTMLDListElement>(null);
  const [parentAnchor, setParentAnchor] = useState<Anchor | null>(null);
  const shapes = statusShapes(data.statuses);
  const people = task.assigneeIds.flatMap((id) => data.personById.get(id) ?? []);
  const labels = task.labelIds.flatMap((id) => data.labelById.get(id) ?? []);
  const parent = tasks.find((row) => row.id === task.parentId);
  const anchor = list.current?.querySelector(`[data-field="${picker}"]`) ?? list.current;

  const field = (name: PickedField, label: string, keys: string | undefined, value: ReactNode) => (
    <div className={styles.pair}>
      <dt>{label}</dt>
      <dd>
        {data.canEdit ? (
          <button
            type="button"
            data-field={name}
            className={styles.value}
            aria-haspopup="dialog"
            aria-keyshortcuts={keys}
            onClick={() => onPicker(name)}
          >
            <span className="pf-vh">{label}: </span>
            {value}
          </button>
        ) : (
          <span className={styles.value}>{value}</span>
        )}
      </dd>
    </div>
  );
  return (
    <>
      <dl ref={list} className={styles.list}>
        {field(
          'status',
          'Status',
          'S',
          <span className={styles.pill}>
            <StatusIcon shape={shapes.get(task.statusId) ?? 'todo'} />
            <bdi>{data.statusById.get(task.statusId)?.name}</bdi>
          </span>,
        )}
        {field(
          'due',
          'Due',
          'D',
          task.dueDate ? <DueDate date={task.dueDate} done={isClosed(task)} /> : <None />,
        )}
        {field(
          'priority',
          'Priority',
          'P',
          <>
            <PriorityIcon priority={task.priority} />
            {priorityLabels[task.priority]}
          </>,
        )}
        {field(
          'start',
          'Start',
          undefined,
          task.startDate ? <time dateTime={task.startDate}>{shortDate(task.startDate)}</time> : <None />,
        )}
        {field(
          'assignees',
          'Assignees',
          'A',
          <>
            <AvatarStack people={people} decorative />
            <bdi className="pf-cut">{people.map((person) => person.name).join(', ') || 'Nobody'}</bdi>
          </>,
        )}
        <div className={styles.pair}>
          <dt>Estimate</dt>
          <dd className={styles.inline}>
            <DurationField
              minutes={task.estimateMinutes}
              label="Estimate"
              readOnly={!data.canEdit}
              onSave={(estimateMinutes) => actions.edit([task], { estimateMinutes })}
            />
            {task.trackedMinutes > 0 && (
              <span className="pf-faint pf-num">· {durationText(task.trackedMinutes)} used</span>
            )}
          </dd>
        </div>
        {field(
          'labels',
          'Labels',
          'L',
          labels.length ? (
            <span className={styles.labels}>
              {labels.map((label) => (
                <LabelDot key={label.id} label={label} outlined />
              ))}
            </span>
          ) : (
            <None />
          ),
        )}
        <MilestoneField context={context} />
        <div className={styles.pair}>
          <dt>Progress</dt>
          <dd className={styles.inline}>
            <InlineText
              value={task.progress === null ? '' : `${task.progress} %`}
              label="Progress"
              placeholder="–"
              readOnly={!data.canEdit}
              onSave={(text) => {
                const progress = text === '' ? null : Number(text.replace(/\s*%$/, ''));
                if (progress === null || (progress >= 0 && progress <= 100))
                  actions.edit([task], { progress: progress === null ? null : Math.round(progress) });
              }}
            />
          </dd>
        </div>
        <div className={styles.pair}>
          <dt>Part of</dt>
          <dd className={styles.wide}>
            {data.canEdit ? (
              <button
                type="button"
                className={styles.value}
                aria-haspopup="dialog"
                onClick={(event) => setParentAnchor(event.currentTarget)}
              >
                <span className="pf-vh">Part of: </span>
                {parent ? (
                  <>
                    <span className="pf-key">{parent.key}</span>
                    <bdi className="pf-cut">{parent.title}</bdi>
                  </>
                ) : (
                  <None />
                )}
              </button>
            ) : (
              <span className={styles.value}>{parent ? parent.title : <None />}</span>
            )}
          </dd>
        </div>
      </dl>
      {picker && anchor && data.canEdit && (
        <FieldPicker
          field={picker}
          anchor={anchor}
          tasks={[task]}
          choices={data}
          onStatus={(statusId) => actions.setStatus([task], statusId)}
          onChange={(change) => actions.edit([task], change)}
          onCreateLabel={actions.newLabel}
          onClose={() => onPicker(null)}
        />
      )}
      {parentAnchor && (
        <Picker
          anchor={parentAnchor}
          title="Part of…"
          options={[
            { id: '', label: 'No task above' },
            ...possibleParents(context).map((row) => ({ id: row.id, label: `${row.key} ${row.title}` })),
          ]}
          value={[task.parentId ?? '']}
          onChange={([id]) => actions.edit([task], { parentId: id ? id : null })}
          onClose={() => setParentAnchor(null)}
        />
      )}
    </>
  );
}

const None = () => <span className="pf-faint">–</span>;

/** Every task but this one and what hangs below it. */
function possibleParents({ task, tasks }: TaskContext) {
  const below = new Set([task.id]);
  for (let grew = true; grew;) {
    grew = false;
    for (const row of tasks)
      if (row.parentId && below.has(row.parentId) && !below.has(row.id)) {
        below.add(row.id);
        grew = true;
      }
  }
  return tasks.filter((row) => !below.has(row.id));
}
