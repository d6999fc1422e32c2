import Button from '@mui/material/Button';
import FormControlLabel from '@mui/material/FormControlLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import type { RoleChoice } from '../../live/useRoleChoices';
import { roleBody, type RoleKey } from '../../model/roles';
import { AppDialog } from '../../ui/AppDialog';
import {
  useCreateServiceAccountMutation,
  useDeleteServiceAccountMutation,
  type ServiceAccount,
} from './tokenApi';
import styles from './tokens.module.css';

interface NewServiceAccountProps {
  workspaceId: string;
  mayGive: readonly RoleChoice[];
  onClose: () => void;
}

export function NewServiceAccount({ workspaceId, mayGive, onClose }: NewServiceAccountProps) {
  const [create, sending] = useCreateServiceAccountMutation();
  const [name, setName] = useState('');
  const [role, setRole] = useState<RoleKey>('guest');
  const [tried, setTried] = useState(false);
  const missing = tried && !name.trim();
  const submit = async () => {
    setTried(true);
    if (!name.trim() || sending.isLoading) return;
    const answer = await create({ workspaceId, name: name.trim(), ...roleBody(role) });
    if (!answer.error) onClose();
  };
  return (
    <AppDialog
      title="New service account"
      onClose={onClose}
      onSubmit={() => void submit()}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="contained" aria-disabled={sending.isLoading}>
            {sending.isLoading ? 'Making it' : 'Make it'}
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
          error={missing}
          helperText={
            missing ? 'Others see this name beside what it does.' : 'As others will see it: “Deploy bot”.'
          }
          slotProps={{ htmlInput: { maxLength: 100, autoComplete: 'off' } }}
        />
        <fieldset className={styles.part}>
          <legend>Role</legend>
          <RadioGroup aria-label="Role" value={role} onChange={(_, value) => setRole(value)}>
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
        {sending.error && 'message' in sending.error && (
          <p role="alert" className={styles.error}>
            {sending.error.message}
          </p>
        )}
      </div>
    </AppDialog>
  );
}

interface DeleteServiceAccountProps {
  workspaceId: string;
  account: ServiceAccount;
  onClose: () => void;
}

/** Asked, because its tokens can't be had back. */
export function DeleteServiceAccount({ workspaceId, account, onClose }: DeleteServiceAccountProps) {
  const [remove, sending] = useDeleteServiceAccountMutation();
  const submit = async () => {
    const answer = await remove({ workspaceId, userId: account.userId });
    if (!answer.error) onClose();
  };
  return (
    <AppDialog
      title={`Delete ${account.name}`}
      onClose={onClose}
      onSubmit={() => void submit()}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="contained" color="error" aria-disabled={sending.isLoading}>
            Delete
          </Button>
        </>
      }
    >
      <p>
        Its tokens end at once and for good. What it has done stays. To stop it for a while, disable it
        instead.
      </p>
      {sending.error && 'message' in sending.error && (
        <p role="alert" className={styles.error}>
          {sending.error.message}
        </p>
      )}
    </AppDialog>
  );
}
