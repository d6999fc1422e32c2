import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { sendCommand } from '../../live/commands';
import { useAppDispatch } from '../../live/hooks';
import { deleteStatus } from '../../model/projectCommands';
import type { Status } from '../../model/types';
import { AppDialog } from '../../ui/AppDialog';

interface DeleteStatusProps {
  status: Status;
  /** How many tasks stand in it. */
  used: number;
  others: readonly Status[];
  onClose: () => void;
}

/** Asks where the tasks go. Deleted tasks may stand in it too, so a place is always named. */
export function DeleteStatus({ status, used, others, onClose }: DeleteStatusProps) {
  const dispatch = useAppDispatch();
  const alike = others.find(({ category }) => category === status.category) ?? others[0];
  const [target, setTarget] = useState(alike?.id ?? '');
  const remove = () => {
    dispatch(sendCommand(deleteStatus(status, target || null)));
    onClose();
  };
  return (
    <AppDialog
      title={`Delete “${status.name}”`}
      onClose={onClose}
      onSubmit={remove}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="contained" color="error">
            Delete status
          </Button>
        </>
      }
    >
      <p style={{ marginBottom: 12 }}>
        {used === 0
          ? 'No task stands in it.'
          : used === 1
            ? 'One task stands in it.'
            : `${used} tasks stand in it.`}
      </p>
      <TextField
        select
        label="Move its tasks to"
        value={target}
        onChange={(event) => setTarget(event.target.value)}
      >
        {others.map((other) => (
          <MenuItem key={other.id} value={other.id}>
            {other.name}
          </MenuItem>
        ))}
      </TextField>
    </AppDialog>
  );
}
