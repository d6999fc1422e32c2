import { useState } from 'react';
import { instantText, timeAgo } from '../../lib/dates';
import { sendCommand } from '../../live/commands';
import { useAppDispatch, useAppSelector } from '../../live/hooks';
import { selectPendingIds } from '../../model/selectors';
import { addComment, deleteComment, patchComment } from '../../model/taskCommands';
import type { Comment } from '../../model/types';
import { Avatar } from '../../ui/Avatar';
import { MarkdownField } from '../../ui/MarkdownField';
import { MarkdownText } from '../../ui/MarkdownText';
import { CommentHistory } from './CommentHistory';
import { Reactions } from './Reactions';
import styles from './Stream.module.css';
import type { TaskContext } from './taskContext';

interface CommentItemProps {
  comment: Comment;
  replies: readonly Comment[];
  context: TaskContext;
}

export function CommentItem({ comment, replies, context }: CommentItemProps) {
  const { task, data } = context;
  const dispatch = useAppDispatch();
  const [replying, setReplying] = useState(false);
  const { me } = data;
  return (
    <li>
      <CommentBody
        comment={comment}
        context={context}
        onReply={data.canComment ? () => setReplying(true) : undefined}
      />
      {(replies.length > 0 || replying) && (
        <ol className={styles.replies}>
          {replies.map((reply) => (
            <li key={reply.id}>
              <CommentBody comment={reply} context={context} />
            </li>
          ))}
          {replying && me && (
            <li>
              <MarkdownField
                value=""
                label={`Reply to ${comment.authorName}`}
                placeholder="Write a reply"
                action="Reply"
                autoFocus
                onCancel={() => setReplying(false)}
                onSubmit={(body) => {
                  dispatch(
                    sendCommand(
                      addComment(task, { id: me.userId, name: me.name }, body, { parentId: comment.id }),
                    ),
                  );
                  setReplying(false);
                }}
              />
            </li>
          )}
        </ol>
      )}
    </li>
  );
}

function CommentBody({
  comment,
  context,
  onReply,
}: {
  comment: Comment;
  context: TaskContext;
  onReply?: () => void;
}) {
  const dispatch = useAppDispatch();
  const [editing, setEditing] = useState(false);
  const [picking, setPicking] = useState<Element | null>(null);
  const [lookingBack, setLookingBack] = useState(false);
  const pending = useAppSelector((state) => selectPendingIds(state).has(comment.id));
  const { me, canComment, canModerate } = context.data;
  const own = me !== undefined && comment.authorId === me.userId;
  return (
    <article className={styles.comment}>
      <Avatar
        person={{
          userId: comment.authorId ?? comment.authorName,
          name: comment.authorName,
          picture: context.data.personById.get(comment.authorId ?? '')?.picture,
        }}
        size={24}
        decorative
      />
      <div className={styles.said}>
        <header className={styles.by}>
          <bdi className="pf-strong">{comment.authorName}</bdi>
          <time
            className="pf-small pf-faint"
            dateTime={comment.createdAt}
            title={instantText(comment.createdAt)}
          >
            {timeAgo(comment.createdAt)}
          </time>
          {comment.editedAt && (
            <button
              type="button"
              className={styles.edited}
              aria-haspopup="dialog"
              aria-label="Edited: show earlier versions"
              onClick={() => setLookingBack(true)}
            >
              edited
            </button>
          )}
          {comment.internal && <span className={styles.internal}>Team only</span>}
          {pending && <span className={styles.pending}>Not yet saved</span>}
        </header>
        {editing ? (
          <MarkdownField
            value={comment.body}
            label="Comment"
            action="Save"
            autoFocus
            onCancel={() => setEditing(false)}
            onSubmit={(body) => {
              if (body !== comment.body) dispatch(sendCommand(patchComment(comment, body)));
              setEditing(false);
            }}
          />
        ) : (
          <MarkdownText source={comment.body} taskHref={context.hrefOf} />
        )}
        <Reactions comment={comment} context={context} picking={picking} onPicked={() => setPicking(null)} />
        {lookingBack && <CommentHistory comment={comment} onClose={() => setLookingBack(false)} />}
        {!editing && (
          <div className={styles.acts}>
            {canComment && me && (
              <button
                type="button"
                aria-haspopup="dialog"
                aria-expanded={picking !== null}
                onClick={(event) => setPicking(event.currentTarget)}
              >
                React
              </button>
            )}
            {onReply && (
              <button type="button" onClick={onReply}>
                Reply
              </button>
            )}
            {own && (
              <button type="button" onClick={() => setEditing(true)}>
                Edit
              </button>
            )}
            {(own || canModerate) && (
              <button type="button" onClick={() => dispatch(sendCommand(deleteComment(comment)))}>
                Delete
              </button>
            )}
          </div>
        )}
      </div>
    </article>
  );
}
