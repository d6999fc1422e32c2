import { StatusIcon, type StatusShape } from '../../ui/StatusIcon';
import styles from './Board.module.css';
import type { BoardColumnData } from './boardColumns';
import { WipCount } from './WipCount';

interface FoldedColumnProps {
  column: BoardColumnData;
  shape: StatusShape;
  total: number;
  over: boolean;
  /** The workflow does not let the card in the hand come here. */
  barred: boolean;
  onUnfold: () => void;
}

export function FoldedColumn({
  column: { status, tasks },
  shape,
  total,
  over,
  barred,
  onUnfold,
}: FoldedColumnProps) {
  return (
    <button
      type="button"
      className={styles.folded}
      data-column={status.id}
      data-over={over || undefined}
      data-barred={barred || undefined}
      aria-label={`${status.name}, ${tasks.length} tasks, folded. Unfold`}
      onClick={onUnfold}
    >
      <StatusIcon shape={shape} />
      <span className={styles.name}>{status.name}</span>
      <WipCount shown={tasks.length} total={total} limit={status.wipLimit} brief />
    </button>
  );
}
