import { Link } from 'react-router';
import { timeAgo } from '../../lib/dates';
import { Icon } from '../../ui/Icon';
import { StatusIcon } from '../../ui/StatusIcon';
import { Marked } from './Marked';
import type { SearchResult } from './searchReads';
import styles from './Search.module.css';

const shapes = { todo: 'todo', inProgress: 'progress', done: 'done', cancelled: 'cancelled' } as const;

export function ResultIcon({ result }: { result: Pick<SearchResult, 'type' | 'category'> }) {
  if (result.type === 'comment') return <Icon name="comment" />;
  if (result.type === 'file') return <Icon name="attachment" />;
  return <StatusIcon shape={shapes[result.category]} />;
}

const kinds = { task: 'Task', comment: 'Comment', file: 'File' };

/** One thing that was found: what it is, where it is, and the words around. */
export function ResultRow({ result, to, project }: { result: SearchResult; to: string; project: string }) {
  return (
    <li>
      <Link to={to} className={styles.row}>
        <ResultIcon result={result} />
        <span className={styles.what}>
          <span className={styles.title}>
            <span className="pf-vh">{kinds[result.type]} </span>
            <span className="pf-key">{result.taskKey}</span>
            <bdi>
              <Marked text={result.title} marks={result.titleMarks} />
            </bdi>
          </span>
          {result.snippet && (
            <bdi className={styles.snippet}>
              <Marked text={result.snippet} marks={result.snippetMarks} />
            </bdi>
          )}
          <span className={styles.meta}>
            {result.type === 'comment' && result.authorName && <bdi>{result.authorName}</bdi>}
            <bdi>{project}</bdi>
            <time dateTime={result.at}>{timeAgo(result.at)}</time>
          </span>
        </span>
      </Link>
    </li>
  );
}
