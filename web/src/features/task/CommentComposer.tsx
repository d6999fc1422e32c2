import { useState } from 'react';
import { sendCommand } from '../../live/commands';
import { useAppDispatch } from '../../live/hooks';
import { addComment } from '../../model/taskCommands';
import { MarkdownField } from '../../ui/MarkdownField';
import type { TaskContext } from './taskContext';
import styles from './Stream.module.css';

const draftKey = (taskId: string) => `proflow.draft.${taskId}`;

/** Pinned at the foot. What one has begun to write waits there until it is sent, also over a reload. */
export function CommentComposer({ context: { task, data } }: { context: TaskContext }) {
  const dispatch = useAppDispatch();
  const { me } = data;
  const [draft] = useState(() => sessionStorage.getItem(draftKey(task.id)) ?? '');
  if (!me) return null;
  return (
    <div className={styles.compose}>
      <MarkdownField
        value={draft}
        label="Comment"
        placeholder="Write a comment"
        action="Send"
        onDraft={(text) => {
          if (text) sessionStorage.setItem(draftKey(task.id), text);
          else sessionStorage.removeItem(draftKey(task.id));
        }}
        onSubmit={(body) => dispatch(sendCommand(addComment(task, { id: me.userId, name: me.name }, body)))}
      />
    </div>
  );
}
