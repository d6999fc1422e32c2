import Button from '@mui/material/Button';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { ListField } from '../../lib/taskFilter';
import { useAppSelector } from '../../live/hooks';
import { selectLabels, selectMe, selectProjectPeople, selectStatuses } from '../../model/selectors';
import { Icon } from '../../ui/Icon';
import type { Anchor } from '../../ui/anchor';
import { Picker } from '../../ui/Picker';
import { isSingleKey } from '../../ui/singleKey';
import { useTaskFilter } from '../../ui/useTaskFilter';
import { FilterChip } from './FilterChip';
import styles from './FilterBar.module.css';
import { filterFields } from './filterFields';
import { TextChip } from './TextChip';

type Open = { field: ListField | 'choose'; anchor: Anchor } | null;

/** The filter of a project's views as chips; everything that it says stands in the address. */
export function FilterBar({ projectId }: { projectId: string }) {
  const me = useAppSelector(selectMe)?.id;
  const statuses = useAppSelector((state) => selectStatuses(state, projectId));
  const labels = useAppSelector((state) => selectLabels(state, projectId));
  const people = useAppSelector((state) => selectProjectPeople(state, projectId));
  const fields = useMemo(
    () => filterFields({ statuses, labels, people, me }),
    [statuses, labels, people, me],
  );
  const { filter, active, change, clear } = useTaskFilter(me);
  const [open, setOpen] = useState<Open>(null);
  const [searching, setSearching] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const field = fields.find(({ id }) => id === open?.field);

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!isSingleKey(event)) return;
      if (event.key === '/') setSearching(true);
      else if (event.key === 'f' && button.current) setOpen({ field: 'choose', anchor: button.current });
      else return;
      event.preventDefault();
    };
    addEventListener('keydown', onKey, { capture: true });
    return () => removeEventListener('keydown', onKey, { capture: true });
  }, []);

  return (
    <div className={styles.bar} role="group" aria-label="Filter">
      <Button
        ref={button}
        aria-keyshortcuts="F"
        aria-haspopup="dialog"
        className={styles.button}
        onClick={(event) => setOpen({ field: 'choose', anchor: event.currentTarget })}
      >
        <Icon name="filter" />
        Filter
      </Button>
      <div className={styles.chips}>
        {(searching || filter.text !== '') && (
          <TextChip
            text={filter.text}
            autoFocus={searching}
            onChange={(text) => change({ text })}
            onClose={() => setSearching(false)}
          />
        )}
        {fields
          .filter(({ id }) => filter[id].length > 0)
          .map((shown) => (
            <FilterChip
              key={shown.id}
              field={shown}
              value={filter[shown.id]}
              onEdit={(anchor) => setOpen({ field: shown.id, anchor })}
              onRemove={() => change({ [shown.id]: [] })}
            />
          ))}
        {active && (
          <Button className={styles.clear} onClick={clear}>
            Clear
          </Button>
        )}
      </div>
      {open?.field === 'choose' && (
        <Picker
          anchor={open.anchor}
          title="Filter by…"
          keys="F"
          options={[
            ...fields.map(({ id, name, icon }) => ({ id, label: name, icon: <Icon name={icon} /> })),
            { id: 'text', label: 'Words in the title', icon: <Icon name="search" /> },
          ]}
          value={[]}
          onChange={([id]) => {
            if (id === 'text') setSearching(true);
            else queueMicrotask(() => setOpen({ field: id as ListField, anchor: open.anchor }));
          }}
          onClose={() => setOpen(null)}
        />
      )}
      {open && field && (
        <Picker
          key={field.id}
          anchor={open.anchor}
          title={`${field.name} is…`}
          options={field.options}
          value={filter[field.id]}
          multiple
          onChange={(value) => change({ [field.id]: value })}
          onClose={() => setOpen(null)}
        />
      )}
    </div>
  );
}
