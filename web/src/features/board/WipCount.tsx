import { wipState } from '../../model/workflow';
import styles from './Board.module.css';

interface WipCountProps {
  /** How many the filter lets through, of how many. */
  shown: number;
  total: number;
  limit: number | null;
  /** Where there is little room: without what the filter hides. */
  brief?: boolean;
}

/** How many tasks stand in a column; amber once its limit is reached, whatever a filter hides. */
export function WipCount({ shown, total, limit, brief }: WipCountProps) {
  const state = wipState(total, limit);
  const count = shown === total || brief ? String(brief ? shown : total) : `${shown} of ${total}`;
  const words = { free: '', full: ', at its limit', over: ', over its limit' }[state];
  return (
    <span
      className={styles.count}
      data-wip={state === 'free' ? undefined : state}
      title={limit === null ? undefined : `${total} of at most ${limit}`}
    >
      {limit === null || brief ? count : shown === total ? `${total} / ${limit}` : `${count} / ${limit}`}
      {words && <span className="pf-vh">{words}</span>}
    </span>
  );
}
