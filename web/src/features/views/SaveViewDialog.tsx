import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import type { Problem } from '../../api/problem';
import { sendCommand } from '../../live/commands';
import { useAppDispatch, useAppSelector } from '../../live/hooks';
import { selectCanInWorkspace } from '../../model/selectors';
import type { View } from '../../model/types';
import { createView, shareView, type ViewFields } from '../../model/viewCommands';
import { AppDialog } from '../../ui/AppDialog';
import { Checkbox } from '../../ui/Checkbox';
import styles from './Views.module.css';

interface SaveViewDialogProps {
  workspaceId: string;
  fields: Omit<ViewFields, 'name' | 'icon'>;
  onClose: () => void;
  onSaved: (viewId: string) => void;
}

export function SaveViewDialog({ workspaceId, fields, onClose, onSaved }: SaveViewDialogProps) {
  const dispatch = useAppDispatch();
  const userId = useAppSelector((state) => state.model.userId) ?? '';
  const mayShare = useAppSelector((state) => selectCanInWorkspace(state, workspaceId)).has('teamComments');
  const [name, setName] = useState('');
  const [icon, setIcon] = useState('');
  const [shared, setShared] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();

  const save = async () => {
    if (!name.trim() || busy) return;
    setBusy(true);
    setProblem(undefined);
    const draft = createView(workspaceId, userId, {
      ...fields,
      name: name.trim(),
      icon: icon.trim() || null,
    });
    const { viewId, ...command } = draft;
    const outcome = await dispatch(sendCommand(command)).done;
    if (!outcome.ok) {
      setBusy(false);
      setProblem(outcome.problem);
      return;
    }
    if (!shared) return onSaved(viewId);
    const view = outcome.reply.data as View;
    const share = shareView(view, true);
    const moved = (share.body as { id: string }).id;
    await dispatch(sendCommand(share)).done;
    onSaved(moved);
  };

  return (
    <AppDialog
      title="Save view"
      onClose={onClose}
      onSubmit={() => void save()}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="contained" disabled={!name.trim() && !busy} aria-disabled={busy}>
            {busy ? 'Saving' : 'Save view'}
          </Button>
        </>
      }
    >
      <TextField
        label="Name"
        autoFocus
        value={name}
        onChange={(event) => setName(event.target.value)}
        error={Boolean(problem)}
        helperText={problem?.fieldError('name') ?? problem?.message}
        sx={{ mb: 3 }}
        slotProps={{ htmlInput: { maxLength: 100, dir: 'auto', autoComplete: 'off' } }}
      />
      <TextField
        label="Sign"
        value={icon}
        onChange={(event) => setIcon(event.target.value)}
        helperText="An emoji in front of the name, if you like."
        sx={{ mb: 3 }}
        slotProps={{ htmlInput: { maxLength: 8, autoComplete: 'off' } }}
      />
      {mayShare && (
        <div className={styles.share}>
          <Checkbox
            id="share-view"
            aria-label="Share with the team"
            checked={shared}
            onChange={(event) => setShared(event.target.checked)}
          />
          <label htmlFor="share-view">Share with the team</label>
        </div>
      )}
    </AppDialog>
  );
}
