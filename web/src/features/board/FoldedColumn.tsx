import { StatusIcon, type StatusShape } from '../../ui/StatusIcon';
import styles from './Board.module.css';
import type { BoardColumnData } from './boardColumns';

interface FoldedColumnProps {
  column: BoardColumnData;
  shape: StatusShape;
  over: boolean;
  onUnfold: () => void;
}

export function FoldedColumn({ column: { status, tasks }, shape, over, onUnfold }: FoldedColumnProps) {
  return (
    <button
      type="button"
      className={styles.folded}
      data-column={status.id}
      data-over={over || undefined}
      aria-label={`${status.name}, ${tasks.length} tasks, folded. Unfold`}
      onClick={onUnfold}
    >
      <StatusIcon shape={shape} />
      <span className={styles.name}>{status.name}</span>
      <span className="pf-faint pf-num">{tasks.length}</span>
    </button>
  );
}
