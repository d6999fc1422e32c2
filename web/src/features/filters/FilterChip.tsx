import { Icon } from '../../ui/Icon';
import styles from './FilterBar.module.css';
import type { FilterField } from './filterFields';

interface FilterChipProps {
  field: FilterField;
  value: readonly string[];
  onEdit: (anchor: Element) => void;
  onRemove: () => void;
}

export function FilterChip({ field, value, onEdit, onRemove }: FilterChipProps) {
  const names = value.map((id) => field.options.find((option) => option.id === id)?.label ?? 'unknown');
  const said = names.length > 2 ? `${names.slice(0, 2).join(', ')} +${names.length - 2}` : names.join(', ');
  const verb = value.length > 1 ? 'is one of' : 'is';
  return (
    <span className={styles.chip}>
      <button
        type="button"
        className={styles.words}
        aria-label={`${field.name} ${verb} ${names.join(', ')}. Change`}
        onClick={(event) => onEdit(event.currentTarget)}
      >
        <span>{field.name}</span>
        <span>{verb}</span>
        <b>
          <bdi>{said}</bdi>
        </b>
      </button>
      <button
        type="button"
        className={styles.remove}
        aria-label={`Remove filter ${field.name}`}
        onClick={onRemove}
      >
        <Icon name="close" small />
      </button>
    </span>
  );
}
