import Button from '@mui/material/Button';
import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import type { ReadProblem } from '../../api/readApi';
import { filterToQuery } from '../../lib/queryText';
import { readTaskFilter, writeTaskFilter, type ListField } from '../../lib/taskFilter';
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
import { QueryBar } from './QueryBar';
import { TextChip } from './TextChip';

type Open = { field: ListField | 'choose'; anchor: Anchor } | null;

interface FilterBarProps {
  projectId: string;
  /** Why the query in the address can't be read. */
  problem?: ReadProblem | undefined;
  /** Offers to keep what is shown, given as a query. */
  save?: (query: string) => ReactNode;
}

/** What a project's views show: chips, or a query in its own language. Everything that it says stands in the address. */
export function FilterBar({ projectId, problem, save }: FilterBarProps) {
  const [params] = useSearchParams();
  return params.has('query') ? (
    <QueryBar projectId={projectId} problem={problem} save={save} />
  ) : (
    <ChipBar projectId={projectId} save={save} />
  );
}

function ChipBar({ projectId, save }: FilterBarProps) {
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
  const [, setParams] = useSearchParams();
  const [searching, setSearching] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const field = fields.find(({ id }) => id === open?.field);

  const asQuery = () =>
    setParams(
      (now) => {
        const next = writeTaskFilter(now, readTaskFilter(new URLSearchParams()));
        next.set('query', filterToQuery(filter, { statuses, labels, people }));
        return next;
      },
      { replace: true },
    );

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
        <Button className={styles.asQuery} onClick={asQuery} title="Write the filter as a query">
          <Icon name="keyboard" />
          <span className={styles.queryWord}>Query</span>
        </Button>
        {active && (
          <Button className={styles.clear} onClick={clear}>
            Clear
          </Button>
        )}
        {save?.(filterToQuery(filter, { statuses, labels, people }))}
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
