import Button from '@mui/material/Button';
import type { PickedField } from '../../ui/FieldPicker';
import { Icon, type IconName } from '../../ui/Icon';
import { IconAction } from '../../ui/IconAction';
import { Kbd } from '../../ui/Kbd';
import styles from './List.module.css';

const acts: [PickedField, string, IconName, string][] = [
  ['status', 'Status', 'status', 'S'],
  ['assignees', 'Assign', 'user', 'A'],
  ['priority', 'Priority', 'workload', 'P'],
  ['due', 'Due', 'calendar', 'D'],
  ['labels', 'Label', 'label', 'L'],
];

interface BulkBarProps {
  count: number;
  onPick: (field: PickedField, anchor: Element) => void;
  onDelete: (() => void) | undefined;
  onClear: () => void;
}

export function BulkBar({ count, onPick, onDelete, onClear }: BulkBarProps) {
  return (
    <div className={styles.bulk} role="toolbar" aria-label={`${count} selected`}>
      <span className="pf-medium pf-num" role="status">
        {count} selected
      </span>
      <i className={styles.line} />
      {acts.map(([field, name, icon, keys]) => (
        <Button key={field} onClick={(event) => onPick(field, event.currentTarget)}>
          <Icon name={icon} />
          <span className={styles.word}>{name}</span> <Kbd keys={keys} />
        </Button>
      ))}
      <i className={styles.line} />
      {onDelete && <IconAction icon="trash" label="Delete" className={styles.danger} onClick={onDelete} />}
      <Button onClick={onClear}>
        Clear <Kbd keys="Esc" />
      </Button>
    </div>
  );
}
