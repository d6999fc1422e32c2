import { Checkbox } from '../../ui/Checkbox';
import { Icon } from '../../ui/Icon';
import styles from './List.module.css';
import type { SortField, Sorting } from './listRows';

const columns: [SortField | null, string, string | undefined][] = [
  ['key', 'Key', styles.key],
  ['title', 'Title', styles.title],
  ['status', 'Status', styles.status],
  ['priority', 'Priority', styles.priority],
  ['assignee', 'Assignees', styles.assignees],
  [null, 'Labels', styles.labels],
  ['due', 'Due', styles.due],
  ['estimate', 'Estimate', styles.estimate],
  ['tracked', 'Tracked', styles.tracked],
];

interface ListHeadProps {
  sorting: Sorting | null;
  onSort: (field: SortField) => void;
  selected: 'none' | 'some' | 'all';
  onSelectAll: () => void;
}

export function ListHead({ sorting, onSort, selected, onSelectAll }: ListHeadProps) {
  return (
    <div role="row" className={styles.head} aria-rowindex={1}>
      <div role="columnheader" className={styles.select}>
        <Checkbox
          aria-label="Select all"
          checked={selected === 'all'}
          ref={(box) => {
            if (box) box.indeterminate = selected === 'some';
          }}
          onChange={onSelectAll}
        />
      </div>
      {columns.map(([field, name, className]) => {
        const on = field !== null && sorting?.field === field;
        return (
          <div
            key={name}
            role="columnheader"
            className={className}
            aria-sort={on ? (sorting.down ? 'descending' : 'ascending') : undefined}
          >
            {field ? (
              <button type="button" className={styles.sort} onClick={() => onSort(field)}>
                {name}
                {on && <Icon name={sorting.down ? 'down' : 'up'} small />}
              </button>
            ) : (
              name
            )}
          </div>
        );
      })}
    </div>
  );
}
