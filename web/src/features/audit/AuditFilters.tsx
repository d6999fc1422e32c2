import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useAppSelector } from '../../live/hooks';
import { selectWorkspaceMembers } from '../../model/selectors';
import { SelectField } from '../../ui/SelectField';
import type { AuditFilter } from './auditReads';
import { actionGroups, outcomeWords } from './auditWords';
import styles from './Audit.module.css';

interface AuditFiltersProps {
  workspaceId: string;
  filter: AuditFilter;
  actions: readonly string[];
  onChange: (filter: AuditFilter) => void;
}

const any = { value: 'any', name: 'Any' };

export function AuditFilters({ workspaceId, filter, actions, onChange }: AuditFiltersProps) {
  const members = useAppSelector((state) => selectWorkspaceMembers(state, workspaceId));
  const [text, setText] = useState(filter.q ?? '');
  const [open, setOpen] = useState(false);
  const chosen = Object.keys(filter).filter((name) => name !== 'q').length;
  const set = (name: keyof AuditFilter, value: string) => {
    const { [name]: _, ...rest } = filter;
    onChange(value && value !== 'any' ? { ...rest, [name]: value } : rest);
  };
  return (
    <search className={styles.filters}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          set('q', text.trim());
        }}
      >
        <TextField
          label="Search"
          type="search"
          value={text}
          onChange={(event) => setText(event.target.value)}
          onBlur={() => text.trim() !== (filter.q ?? '') && set('q', text.trim())}
          slotProps={{ htmlInput: { maxLength: 200 } }}
          fullWidth
        />
      </form>
      <Button
        variant="outlined"
        className={styles.toggle}
        aria-expanded={open}
        aria-controls="audit-filters"
        onClick={() => setOpen(!open)}
      >
        {chosen > 0 ? `Filters (${String(chosen)})` : 'Filters'}
      </Button>
      <div id="audit-filters" className={styles.folded} data-open={open || undefined}>
        <SelectField
          label="Who"
          value={filter.actor ?? 'any'}
          onChange={(actor) => set('actor', actor)}
          options={[any, ...members.map((member) => ({ value: member.userId, name: member.name }))]}
        />
        <SelectField
          label="What"
          value={filter.action ?? 'any'}
          onChange={(action) => set('action', action)}
          options={[any, ...actionGroups(filter.action ? [...actions, filter.action] : actions)]}
        />
        <SelectField
          label="Outcome"
          value={filter.outcome ?? 'any'}
          onChange={(outcome) => set('outcome', outcome)}
          options={[
            any,
            ...Object.entries(outcomeWords).map(([value, name]) => ({ value, name: name as string })),
          ]}
        />
        <TextField
          label="From"
          type="date"
          value={filter.from ?? ''}
          onChange={(event) => set('from', event.target.value)}
          slotProps={{ inputLabel: { shrink: true } }}
        />
        <TextField
          label="To"
          type="date"
          value={filter.to ?? ''}
          onChange={(event) => set('to', event.target.value)}
          slotProps={{ inputLabel: { shrink: true } }}
        />
      </div>
    </search>
  );
}
