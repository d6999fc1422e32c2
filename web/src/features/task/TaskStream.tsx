import { useEffect, useMemo, useState } from 'react';
import { timeAgo } from '../../lib/dates';
import { useAppSelector } from '../../live/hooks';
import {
  selectAttachments,
  selectChecklist,
  selectComments,
  selectDependencies,
  selectMilestones,
} from '../../model/selectors';
import { Icon } from '../../ui/Icon';
import { useActivityQuery } from './activityApi';
import { activityWords, type Lookups } from './activityWords';
import { CommentItem } from './CommentItem';
import { foldStream, type StreamChange } from './foldStream';
import styles from './Stream.module.css';
import type { TaskContext } from './taskContext';

/** Comments and changes as one story, the oldest first; changes between two comments are folded. */
export function TaskStream({ context }: { context: TaskContext }) {
  const { task, tasks, data } = context;
  const comments = useAppSelector((state) => selectComments(state, task.id));
  const checklist = useAppSelector((state) => selectChecklist(state, task.id));
  const attachments = useAppSelector((state) => selectAttachments(state, task.id));
  const milestones = useAppSelector((state) => selectMilestones(state, task.projectId));
  const links = useAppSelector((state) => selectDependencies(state, task.projectId));
  const { data: activity, refetch, isError } = useActivityQuery(task.id, { skip: task.version === 0 });

  const ticked = checklist.filter((item) => item.done).length;
  const story = [
    task.version,
    comments.length,
    checklist.length,
    ticked,
    attachments.length,
    links.length,
  ].join();
  useEffect(() => {
    if (task.version === 0) return;
    // A burst of changes is read once.
    const timer = setTimeout(() => void refetch(), 400);
    return () => clearTimeout(timer);
  }, [story, task.version, refetch]);

  const changes = useMemo(() => {
    const names: Lookups = {
      status: (id) => data.statusById.get(id)?.name ?? null,
      person: (id) => data.personById.get(id)?.name ?? null,
      label: (id) => data.labelById.get(id)?.name ?? null,
      milestone: (id) => milestones.find((row) => row.id === id)?.name ?? null,
      task: (id) => tasks.find((row) => row.id === id)?.key ?? null,
    };
    return (activity ?? []).flatMap((item) =>
      activityWords(item, task.id, names).map((words, index): StreamChange => {
        const who = item.actorId ? (names.person(item.actorId) ?? 'A former member') : 'ProFlow';
        return { id: `${item.seq}-${index}`, at: item.at, who, words };
      }),
    );
  }, [activity, data, milestones, tasks, task.id]);
  const stream = useMemo(
    () =>
      foldStream(
        comments.filter((comment) => !comment.parentId),
        changes,
      ),
    [comments, changes],
  );

  return (
    <section aria-label="Comments and changes" className={styles.stream}>
      <ol>
        {stream.map((entry) =>
          entry.kind === 'comment' ? (
            <CommentItem
              key={entry.comment.id}
              comment={entry.comment}
              replies={comments.filter((reply) => reply.parentId === entry.comment.id)}
              context={context}
            />
          ) : (
            <Changes key={entry.changes[0]?.id} changes={entry.changes} />
          ),
        )}
      </ol>
      {isError && <p className="pf-small pf-faint">The changes cannot be read at the moment.</p>}
    </section>
  );
}

const openAlways = 2;

function Changes({ changes }: { changes: readonly StreamChange[] }) {
  const [chosen, setChosen] = useState<boolean | null>(null);
  const open = chosen ?? changes.length <= openAlways;
  const [last] = changes.slice(-1);
  const shown = open ? changes : last ? [last] : [];
  return (
    <>
      {changes.length > openAlways && (
        <li className={styles.change}>
          <button type="button" className={styles.fold} aria-expanded={open} onClick={() => setChosen(!open)}>
            <Icon name={open ? 'down' : 'right'} small />
            {open ? 'Hide changes' : `${changes.length - 1} earlier changes`}
          </button>
        </li>
      )}
      {shown.map((change) => (
        <li key={change.id} className={styles.change}>
          <span className={styles.dot} aria-hidden="true" />
          <span>
            <bdi className="pf-medium">{change.who}</bdi> {change.words} ·{' '}
            <time dateTime={change.at}>{timeAgo(change.at)}</time>
          </span>
        </li>
      ))}
    </>
  );
}
