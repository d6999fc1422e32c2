import { useState } from 'react';
import { Icon } from '../../ui/Icon';
import { CellEditor } from './CellEditor';
import styles from './Tree.module.css';

/** At the foot of the tree: a title and Enter make a task, and the next one can be typed. */
export function AddTask({ top, onAdd }: { top: number; onAdd: (title: string) => void }) {
  const [count, setCount] = useState<number>();
  return (
    <div role="row" className={styles.add} style={{ transform: `translateY(${String(top)}px)`, height: 44 }}>
      <div role="gridcell" className="pf-grow">
        {count === undefined ? (
          <button type="button" onClick={() => setCount(0)}>
            <Icon name="plus" /> Add a task
          </button>
        ) : (
          <CellEditor
            key={count}
            label="Title of the new task"
            value=""
            save={(text) => {
              if (text.trim()) onAdd(text.trim());
              return undefined;
            }}
            onEnd={(refocus) => setCount(refocus ? count + 1 : undefined)}
            onGiveUp={() => setCount(undefined)}
          />
        )}
      </div>
    </div>
  );
}
