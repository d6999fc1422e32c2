import Button from '@mui/material/Button';
import FormControlLabel from '@mui/material/FormControlLabel';
import MenuItem from '@mui/material/MenuItem';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { sendCommand } from '../../live/commands';
import { useAppDispatch } from '../../live/hooks';
import type { RoleChoices } from '../../live/useRoleChoices';
import { patchStatus } from '../../model/projectCommands';
import type { Status, StatusTransition } from '../../model/types';
import { AppDialog } from '../../ui/AppDialog';
import { Checkbox } from '../../ui/Checkbox';
import { StatusIcon, type StatusShape } from '../../ui/StatusIcon';
import styles from './StatusRules.module.css';

interface StatusRulesProps {
  status: Status;
  others: readonly Status[];
  shapes: ReadonlyMap<string, StatusShape>;
  roles: RoleChoices;
  onClose: () => void;
}

/** How much may stand in a status, and where tasks go from it. */
export function StatusRules({ status, others, shapes, roles, onClose }: StatusRulesProps) {
  const dispatch = useAppDispatch();
  const [limit, setLimit] = useState(String(status.wipLimit ?? ''));
  const [bound, setBound] = useState(status.transitions !== null);
  const [ways, setWays] = useState<readonly StatusTransition[]>(
    status.transitions ?? others.map(({ id }) => ({ toStatusId: id, roles: null })),
  );
  const wipLimit = limit.trim() === '' ? null : Number(limit);
  const wrong = wipLimit !== null && !(Number.isInteger(wipLimit) && wipLimit >= 1 && wipLimit <= 1000);
  const wayTo = (id: string) => ways.find(({ toStatusId }) => toStatusId === id);
  const open = (id: string, on: boolean) =>
    setWays(on ? [...ways, { toStatusId: id, roles: null }] : ways.filter((way) => way.toStatusId !== id));
  const give = (id: string, to: string[]) =>
    setWays(ways.map((way) => (way.toStatusId === id ? { ...way, roles: to.length > 0 ? to : null } : way)));

  const save = () => {
    if (wrong) return;
    const known = ways.filter(({ toStatusId }) => others.some(({ id }) => id === toStatusId));
    dispatch(sendCommand(patchStatus(status, { wipLimit, transitions: bound ? known : null })));
    onClose();
  };

  return (
    <AppDialog
      title={`Rules for “${status.name}”`}
      onClose={onClose}
      onSubmit={save}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="contained">
            Save
          </Button>
        </>
      }
    >
      <div className={styles.rules}>
        <TextField
          label="Work in progress, at most"
          value={limit}
          onChange={(event) => setLimit(event.target.value)}
          error={wrong}
          helperText={
            wrong
              ? 'Type a number from 1 to 1000, or leave it empty for no limit.'
              : 'With so many tasks the count above the column turns amber. Nothing is refused.'
          }
          placeholder="No limit"
          className={styles.limit}
          slotProps={{ htmlInput: { inputMode: 'numeric', maxLength: 4, autoComplete: 'off' } }}
        />
        <div>
          <h3 id="ways-head">From here, tasks go</h3>
          <RadioGroup
            aria-labelledby="ways-head"
            value={bound ? 'some' : 'any'}
            onChange={(_, value) => setBound(value === 'some')}
          >
            <FormControlLabel value="any" control={<Radio size="small" />} label="To any status" />
            <FormControlLabel
              value="some"
              control={<Radio size="small" />}
              label="Only to the ones chosen here"
            />
          </RadioGroup>
          {bound && (
            <ul className={styles.ways} aria-label="Statuses that tasks may go to">
              {others.map(({ id, name }) => {
                const way = wayTo(id);
                return (
                  <li key={id} className={styles.way}>
                    <Checkbox
                      aria-label={name}
                      checked={way !== undefined}
                      onChange={(event) => open(id, event.target.checked)}
                    />
                    <StatusIcon shape={shapes.get(id) ?? 'todo'} />
                    <bdi className="pf-grow pf-cut">{name}</bdi>
                    {way && (
                      <TextField
                        select
                        className={styles.roles}
                        value={way.roles ?? []}
                        onChange={(event) => give(id, event.target.value as unknown as string[])}
                        slotProps={{
                          select: {
                            multiple: true,
                            displayEmpty: true,
                            SelectDisplayProps: { style: { display: 'flex', alignItems: 'center' } },
                            renderValue: (value) =>
                              (value as string[]).map(roles.nameOf).join(', ') || 'Everybody',
                          },
                          htmlInput: { 'aria-label': `Who takes tasks to ${name}` },
                        }}
                      >
                        {roles.all
                          .filter(({ permissions }) => permissions.includes('writeTasks'))
                          .map((role) => (
                            <MenuItem key={role.value} value={role.value}>
                              {role.name}
                            </MenuItem>
                          ))}
                      </TextField>
                    )}
                  </li>
                );
              })}
            </ul>
          )}
          <p className="pf-small pf-muted">
            Whoever manages the workflow can always move tasks anywhere. An import and an undo do not ask.
          </p>
        </div>
      </div>
    </AppDialog>
  );
}
