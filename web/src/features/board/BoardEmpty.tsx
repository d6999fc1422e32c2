import Button from '@mui/material/Button';
import { EmptyState } from '../../ui/EmptyState';
import { Kbd } from '../../ui/Kbd';
import styles from './Board.module.css';

/** Nothing to show: because there is nothing yet, or because the filter hides it. */
export function BoardEmpty({ onClear, onAdd }: { onClear?: () => void; onAdd?: () => void }) {
  if (onClear) {
    return (
      <div className={styles.board}>
        <EmptyState
          action={
            <Button variant="outlined" onClick={onClear}>
              Clear filters
            </Button>
          }
        >
          No task matches this filter.
        </EmptyState>
      </div>
    );
  }
  return (
    <div className={styles.board}>
      <EmptyState
        action={
          onAdd && (
            <Button variant="contained" data-inverse onClick={onAdd}>
              Add the first task <Kbd keys="C" />
            </Button>
          )
        }
      >
        The board shows what is to do, what is going on and what is done.
      </EmptyState>
    </div>
  );
}
