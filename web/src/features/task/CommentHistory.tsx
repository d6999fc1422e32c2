import Button from '@mui/material/Button';
import { instantText } from '../../lib/dates';
import { wordDiff } from '../../lib/wordDiff';
import type { Comment } from '../../model/types';
import { AppDialog } from '../../ui/AppDialog';
import { useCommentHistoryQuery } from './activityApi';
import styles from './CommentHistory.module.css';

interface CommentHistoryProps {
  comment: Comment;
  onClose: () => void;
}

/** What an edited comment said before: each version with what it changed, the newest first. */
export function CommentHistory({ comment, onClose }: CommentHistoryProps) {
  const { data: versions, isError } = useCommentHistoryQuery(comment.id, { refetchOnMountOrArgChange: true });
  return (
    <AppDialog
      title={`What ${comment.authorName} has written`}
      onClose={onClose}
      wide
      actions={<Button onClick={onClose}>Close</Button>}
    >
      {isError && <p role="alert">The earlier versions cannot be read at the moment.</p>}
      {!versions && !isError && <p className="pf-faint">Reading the earlier versions…</p>}
      <ol className={styles.versions} aria-label="Versions, the newest first">
        {versions?.map(({ at, body }, index) => (
          <li key={at + index}>
            <header className="pf-small pf-faint">
              <time dateTime={at}>{instantText(at)}</time>
              {index === 0 && ' · now'}
              {index > 0 && index === versions.length - 1 && ' · first'}
            </header>
            <p className={styles.body} dir="auto">
              {wordDiff(versions[index + 1]?.body ?? body, body).map(({ kind, text }, part) =>
                kind === 'added' ? (
                  <ins key={part}>{text}</ins>
                ) : kind === 'removed' ? (
                  <del key={part}>{text}</del>
                ) : (
                  <span key={part}>{text}</span>
                ),
              )}
            </p>
          </li>
        ))}
      </ol>
    </AppDialog>
  );
}
