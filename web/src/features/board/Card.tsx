import { memo, type ReactNode } from 'react';
import { Link } from 'react-router';
import type { PartCount } from '../../live/partCounts';
import type { Label, Task } from '../../model/types';
import { AvatarStack, type Person } from '../../ui/Avatar';
import { DueDate } from '../../ui/DueDate';
import { Icon, type IconName } from '../../ui/Icon';
import { InlineText } from '../../ui/InlineText';
import { LabelDot } from '../../ui/LabelDot';
import { PriorityIcon } from '../../ui/PriorityIcon';
import styles from './Card.module.css';

export interface CardProps {
  task: Task;
  statusName: string;
  people: readonly Person[];
  labels: readonly Label[];
  /** The task that this one is a part of. */
  parentKey: string | undefined;
  subtasksDone: number;
  subtasks: number;
  /** Of its comments, links and checklist; undefined when it has none, or when they are not known yet. */
  counts: PartCount | undefined;
  search: string;
  tabbable: boolean;
  open: boolean;
  dragging: boolean;
  glowing: boolean;
  pending: boolean;
  editing: boolean;
  onRename: (task: Task, title: string) => void;
  onEditEnd: () => void;
  onMenu: (task: Task, anchor: Element) => void;
}

/** More would push the rest of the card away. */
const mostLabels = 4;

/** One task on the board. The link covers the card; what stands on it describes the link. */
export const Card = memo(function Card(props: CardProps) {
  const {
    task,
    people,
    labels,
    subtasks,
    subtasksDone,
    counts,
    tabbable,
    open,
    dragging,
    glowing,
    pending,
    editing,
  } = props;
  const closed = task.category === 'done' || task.category === 'cancelled';
  const described = `card-${task.id}`;
  const state = [styles.card, open && styles.open, dragging && styles.dragging, glowing && 'pf-glow'];
  return (
    <article className={state.filter(Boolean).join(' ')} data-card={task.id}>
      <div className={styles.head}>
        <PriorityIcon priority={task.priority} labelled />
        <span className="pf-key">{task.key || 'New'}</span>
        {pending && (
          <span className={styles.unsaved}>
            <Icon name="cloudUp" small />
            Not yet saved
          </span>
        )}
        <span className="pf-grow" />
        <AvatarStack people={people} />
        <button
          type="button"
          tabIndex={-1}
          className={styles.more}
          aria-label={`Actions for ${task.key || task.title}`}
          aria-haspopup="menu"
          onClick={(event) => props.onMenu(task, event.currentTarget)}
        >
          <Icon name="more" />
        </button>
      </div>
      {editing ? (
        <InlineText
          value={task.title}
          label={`Title of ${task.key}`}
          className={styles.title}
          required
          wrap
          autoEdit
          maxLength={500}
          onSave={(title) => props.onRename(task, title)}
          onDone={props.onEditEnd}
        />
      ) : (
        <Link
          to={{ search: props.search }}
          className={styles.title}
          tabIndex={tabbable ? 0 : -1}
          draggable={false}
          data-task={task.id}
          aria-describedby={described}
        >
          <span className="pf-vh">{task.key} </span>
          <bdi>{task.title}</bdi>
        </Link>
      )}
      <div className={styles.meta}>
        {props.parentKey && (
          <span className={styles.bits}>
            <Icon name="subtasks" small />
            <span className="pf-vh">Part of </span>
            {props.parentKey}
          </span>
        )}
        {labels.slice(0, mostLabels).map((label) => (
          <LabelDot key={label.id} label={label} />
        ))}
        {labels.length > mostLabels && (
          <span className="pf-small pf-faint" title={labels.map((label) => label.name).join(', ')}>
            +{labels.length - mostLabels} labels
          </span>
        )}
        {task.dueDate && <DueDate date={task.dueDate} done={closed} />}
        <span className={styles.counts}>
          {subtasks > 0 && (
            <Bit icon="subtasks" name={`${subtasksDone} of ${subtasks} sub-tasks done`}>
              {subtasksDone}/{subtasks}
            </Bit>
          )}
          {counts && <PartBits counts={counts} />}
        </span>
      </div>
      <span id={described} hidden>
        {describe(props)}
      </span>
    </article>
  );
});

function Bit({ icon, name, children }: { icon: IconName; name: string; children: ReactNode }) {
  return (
    <span className={styles.bits} role="img" aria-label={name}>
      <Icon name={icon} small />
      {children}
    </span>
  );
}

const counted = (n: number, one: string) => `${n} ${one}${n === 1 ? '' : 's'}`;

function PartBits({ counts }: { counts: PartCount }) {
  const { comments, attachments, checklistItems, checklistDone } = counts;
  return (
    <>
      {checklistItems > 0 && (
        <Bit icon="myWork" name={`${checklistDone} of ${checklistItems} checklist items done`}>
          {checklistDone}/{checklistItems}
        </Bit>
      )}
      {comments > 0 && (
        <Bit icon="comment" name={counted(comments, 'comment')}>
          {comments}
        </Bit>
      )}
      {attachments > 0 && (
        <Bit icon="attachment" name={counted(attachments, 'link')}>
          {attachments}
        </Bit>
      )}
    </>
  );
}

function describe({ task, statusName, people, subtasks, subtasksDone, counts }: CardProps): string {
  return [
    statusName,
    people.length ? people.map((person) => person.name).join(', ') : 'unassigned',
    task.dueDate && `due ${task.dueDate}`,
    subtasks > 0 && `${subtasksDone} of ${subtasks} sub-tasks done`,
    counts?.comments && counted(counts.comments, 'comment'),
  ]
    .filter(Boolean)
    .join(', ');
}
