import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import type { ReadProblem } from '../../api/readApi';
import { AppDialog } from '../../ui/AppDialog';
import { CopyField } from '../../ui/CopyField';
import { SelectField } from '../../ui/SelectField';
import { ProjectChoice } from './ProjectChoice';
import { ScopeRows } from './ScopeRows';
import { expiries, expiryInWords, expiresAt, type Expiry } from './expiry';
import { nothing, toScopes } from './scopes';
import { useCreateTokenMutation } from './tokenApi';
import styles from './tokens.module.css';

interface CreateTokenDialogProps {
  /** Whose tokens: see `myTokens` and `tokensOf`. */
  at: string;
  /** Whose it will be, in the title: "Deploy bot". Without it, one's own. */
  owner?: string;
  /** If given, only projects of this workspace can be chosen. */
  workspaceId?: string;
  onClose: () => void;
}

/** Makes a token and shows it, once. */
export function CreateTokenDialog({ at, owner, workspaceId, onClose }: CreateTokenDialogProps) {
  const [create, sending] = useCreateTokenMutation();
  const [name, setName] = useState('');
  const [choice, setChoice] = useState(nothing);
  const [projects, setProjects] = useState<readonly string[] | null>(null);
  const [expiry, setExpiry] = useState<Expiry>('90');
  const [tried, setTried] = useState(false);
  const scopes = toScopes(choice);
  const problem = sending.error as ReadProblem | undefined;
  const missing = {
    name: tried && !name.trim() ? 'Name it after what uses it.' : undefined,
    scopes: tried && scopes.length === 0 ? 'Choose what the token may do.' : undefined,
    projects: tried && projects?.length === 0 ? 'Choose one project at least.' : undefined,
  };

  const submit = () => {
    setTried(true);
    if (sending.isLoading || !name.trim() || scopes.length === 0 || projects?.length === 0) return;
    const ends = expiresAt(expiry);
    void create({
      at,
      token: {
        name: name.trim(),
        scopes,
        ...(projects && { projectIds: [...projects] }),
        ...(ends && { expiresAt: ends }),
      },
    });
  };

  if (sending.data)
    return (
      <AppDialog
        title="Copy the token now"
        onClose={onClose}
        actions={<Button onClick={onClose}>Done</Button>}
      >
        <CopyField label="Token" value={sending.data.token} copied="Token copied" />
        <p className={styles.hint}>
          It is not shown again. Keep it as you keep a password: whoever has it can do what you have just
          chosen.
        </p>
      </AppDialog>
    );
  return (
    <AppDialog
      title={owner ? `New token for ${owner}` : 'New access token'}
      wide
      onClose={onClose}
      onSubmit={submit}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="contained" aria-disabled={sending.isLoading}>
            {sending.isLoading ? 'Making the token' : 'Make the token'}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <TextField
          label="Name"
          autoFocus
          value={name}
          onChange={(event) => setName(event.target.value)}
          error={missing.name !== undefined}
          helperText={missing.name ?? 'What uses it: “Nightly report”, “Build server”.'}
          slotProps={{ htmlInput: { maxLength: 100, autoComplete: 'off' } }}
        />
        <ScopeRows choice={choice} error={missing.scopes} onChange={setChoice} />
        <ProjectChoice
          workspaceId={workspaceId}
          chosen={projects}
          error={missing.projects}
          onChange={setProjects}
        />
        <div>
          <SelectField
            label="Good for"
            value={expiry}
            options={expiries}
            onChange={setExpiry}
            className={styles.short}
          />
          <p className={styles.hint}>{expiryInWords(expiry)}</p>
        </div>
        {problem && (
          <p role="alert" className={styles.error}>
            {problem.message}
          </p>
        )}
      </div>
    </AppDialog>
  );
}
