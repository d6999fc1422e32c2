import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import type { Problem } from '../../api/problem';
import { sendCommand } from '../../live/commands';
import { useAppDispatch, useAppSelector } from '../../live/hooks';
import { selectProjects } from '../../model/selectors';
import { createProject } from '../../model/projectCommands';
import { AppDialog } from '../../ui/AppDialog';
import { isProjectKey, keyFromName, toKey } from '../../lib/projectKey';

interface CreateProjectProps {
  workspaceId: string;
  onClose: () => void;
  onCreated: (key: string) => void;
}

/** Only a name is asked for; the key writes itself until one writes it. */
export function CreateProject({ workspaceId, onClose, onCreated }: CreateProjectProps) {
  const dispatch = useAppDispatch();
  const taken = useAppSelector((state) => selectProjects(state, workspaceId)).map((project) => project.key);
  const [name, setName] = useState('');
  const [ownKey, setOwnKey] = useState<string>();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const key = ownKey ?? keyFromName(name, taken);
  const keyError =
    problem?.fieldError('key') ??
    (problem?.code?.includes('key') ? problem.message : undefined) ??
    (ownKey !== undefined && taken.includes(ownKey) ? `${ownKey} is taken by another project.` : undefined);
  const ready = name.trim() !== '' && isProjectKey(key) && !taken.includes(key);

  const create = async () => {
    if (!ready || busy) return;
    setBusy(true);
    setProblem(undefined);
    const { done } = dispatch(sendCommand(createProject(workspaceId, { name: name.trim(), key })));
    const outcome = await done;
    if (outcome.ok) return onCreated(key);
    setBusy(false);
    setProblem(outcome.problem);
  };

  return (
    <AppDialog
      title="New project"
      onClose={onClose}
      onSubmit={() => void create()}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="contained" disabled={!ready && !busy} aria-disabled={busy}>
            {busy ? 'Creating' : 'Create project'}
          </Button>
        </>
      }
    >
      <TextField
        label="Name"
        autoFocus
        value={name}
        onChange={(event) => setName(event.target.value)}
        error={Boolean(problem?.fieldError('name'))}
        helperText={problem?.fieldError('name')}
        sx={{ mb: 3 }}
        slotProps={{ htmlInput: { maxLength: 200, dir: 'auto', autoComplete: 'off' } }}
      />
      <TextField
        label="Key"
        value={key}
        onChange={(event) => {
          setOwnKey(toKey(event.target.value) || undefined);
          setProblem(undefined);
        }}
        error={keyError !== undefined}
        helperText={keyError ?? `Its tasks are called ${key || 'KEY'}-1, ${key || 'KEY'}-2 and so on.`}
        slotProps={{ htmlInput: { maxLength: 10, autoComplete: 'off', spellCheck: false } }}
      />
      {problem && !keyError && !problem.fieldError('name') && (
        <p role="alert" style={{ color: 'var(--danger)', marginTop: 12 }}>
          {problem.message}
        </p>
      )}
    </AppDialog>
  );
}
