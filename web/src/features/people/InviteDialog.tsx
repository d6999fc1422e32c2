import Button from '@mui/material/Button';
import FormControlLabel from '@mui/material/FormControlLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { toProblem } from '../../api/problem';
import { shortDate, today } from '../../lib/dates';
import { useAppDispatch } from '../../live/hooks';
import type { RoleChoice } from '../../live/useRoleChoices';
import type { RoleKey } from '../../model/roles';
import { AppDialog } from '../../ui/AppDialog';
import { CopyField } from '../../ui/CopyField';
import { invite } from './invitations';
import styles from './Members.module.css';

interface InviteDialogProps {
  workspaceId: string;
  mayGive: readonly RoleChoice[];
  onClose: () => void;
}

/** Makes a link to send by whatever way one likes. It is shown once. */
export function InviteDialog({ workspaceId, mayGive, onClose }: InviteDialogProps) {
  const dispatch = useAppDispatch();
  const [role, setRole] = useState<RoleKey>(() =>
    mayGive.some(({ value }) => value === 'member') ? 'member' : 'guest',
  );
  const [email, setEmail] = useState('');
  const [made, setMade] = useState<{ url: string; expiresAt: string }>();
  const [busy, setBusy] = useState(false);
  const [sentence, setSentence] = useState<string>();
  const make = () => {
    if (busy) return;
    setBusy(true);
    setSentence(undefined);
    dispatch(invite(workspaceId, role, email.trim() || null)).then(setMade, (error: unknown) => {
      setBusy(false);
      setSentence(toProblem(error).message);
    });
  };
  if (made)
    return (
      <AppDialog title="Send this link" onClose={onClose} actions={<Button onClick={onClose}>Done</Button>}>
        <CopyField label="Invitation link" value={made.url} copied="Link copied" />
        <p className={styles.hint}>
          Good for one person until {shortDate(today(new Date(made.expiresAt)))}. It is not shown again; you
          can take it back under Members.
        </p>
      </AppDialog>
    );
  return (
    <AppDialog
      title="Invite people"
      onClose={onClose}
      onSubmit={make}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="contained" aria-disabled={busy}>
            {busy ? 'Making the link' : 'Make a link'}
          </Button>
        </>
      }
    >
      <fieldset className={styles.roles}>
        <legend>Role</legend>
        <RadioGroup value={role} onChange={(_, value) => setRole(value)}>
          {mayGive.map((choice) => (
            <FormControlLabel
              key={choice.value}
              value={choice.value}
              control={<Radio size="small" />}
              label={
                <>
                  <span className="pf-medium">{choice.name}</span>{' '}
                  <span className="pf-muted">{choice.hint}</span>
                </>
              }
            />
          ))}
        </RadioGroup>
      </fieldset>
      <TextField
        label="E-mail (optional)"
        type="email"
        value={email}
        onChange={(event) => setEmail(event.target.value)}
        helperText="With an address only that person can use the link."
        slotProps={{ htmlInput: { autoComplete: 'off', maxLength: 254 } }}
      />
      {sentence && (
        <p role="alert" className={styles.error}>
          {sentence}
        </p>
      )}
    </AppDialog>
  );
}
