import Tooltip from '@mui/material/Tooltip';
import type { KeyboardEvent } from 'react';
import { sendCommand } from '../../live/commands';
import { useAppDispatch, useAppSelector } from '../../live/hooks';
import { addReaction, removeReaction } from '../../model/reactionCommands';
import { selectReactions } from '../../model/selectors';
import type { Comment, ReactionKind } from '../../model/types';
import { FloatingBox } from '../../ui/FloatingBox';
import { reactionKinds, whoReacted } from './reactionKinds';
import styles from './Reactions.module.css';
import type { TaskContext } from './taskContext';

interface ReactionsProps {
  comment: Comment;
  context: TaskContext;
  /** The button that asked for the picker, while it is open. */
  picking: Element | null;
  onPicked: () => void;
}

/** What people said to a comment without words: a chip for each kind, which also takes the own one back. */
export function Reactions({ comment, context, picking, onPicked }: ReactionsProps) {
  const dispatch = useAppDispatch();
  const reactions = useAppSelector((state) => selectReactions(state, comment.id));
  const { me, canComment, personById } = context.data;
  const toggle = (kind: ReactionKind) => {
    const own = reactions.find((row) => row.kind === kind && row.userId === me?.userId);
    if (own) dispatch(sendCommand(removeReaction(own)));
    else if (me) dispatch(sendCommand(addReaction(comment, me.userId, kind)));
  };
  const chips = reactionKinds.flatMap(({ kind, sign, name }) => {
    const rows = reactions.filter((row) => row.kind === kind);
    const own = rows.some(({ userId }) => userId === me?.userId);
    const who = whoReacted(rows, me?.userId, (id) => personById.get(id)?.name);
    return rows.length
      ? [{ kind, sign, name, own, who, count: new Set(rows.map(({ userId }) => userId)).size }]
      : [];
  });
  return (
    <>
      {chips.length > 0 && (
        <div role="group" aria-label="Reactions" className={styles.chips}>
          {chips.map(({ kind, sign, name, own, who, count }) => (
            <Tooltip key={kind} title={<bdi data-inverse>{who}</bdi>} describeChild>
              <button
                type="button"
                className={styles.chip}
                aria-pressed={own}
                aria-label={`${name}: ${count}, ${who}`}
                aria-disabled={!canComment}
                onClick={() => canComment && toggle(kind)}
              >
                <span aria-hidden="true">{sign}</span>
                <span aria-hidden="true">{count}</span>
              </button>
            </Tooltip>
          ))}
        </div>
      )}
      {picking && (
        <FloatingBox
          anchor={picking}
          label={`React to ${comment.authorName}`}
          className={styles.box}
          onClose={onPicked}
        >
          <div role="toolbar" aria-label="Reactions to choose from" className={styles.picker}>
            {reactionKinds.map(({ kind, sign, name }, index) => (
              <button
                key={kind}
                type="button"
                title={name}
                aria-label={name}
                aria-pressed={chips.some((chip) => chip.kind === kind && chip.own)}
                // The box opened on this very wish, and its first field has the focus.
                autoFocus={index === 0}
                onKeyDown={walk}
                onClick={() => {
                  toggle(kind);
                  onPicked();
                }}
              >
                <span aria-hidden="true">{sign}</span>
              </button>
            ))}
          </div>
        </FloatingBox>
      )}
    </>
  );
}

function walk(event: KeyboardEvent<HTMLButtonElement>) {
  const { currentTarget: button, key } = event;
  const to =
    key === 'ArrowRight'
      ? (button.nextElementSibling ?? button.parentElement?.firstElementChild)
      : key === 'ArrowLeft'
        ? (button.previousElementSibling ?? button.parentElement?.lastElementChild)
        : null;
  if (!(to instanceof HTMLElement)) return;
  event.preventDefault();
  to.focus();
}
