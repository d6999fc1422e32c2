import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import type { ReadProblem } from '../../api/readApi';
import { signOut } from '../../live/account';
import { useAppDispatch } from '../../live/hooks';
import type { User } from '../../model/types';
import { AppDialog } from '../../ui/AppDialog';
import { fieldError } from '../../ui/fieldError';
import { SelectField } from '../../ui/SelectField';
import { useDeleteAccountMutation, useDeletionQuery, type DeletionPlace } from './accountApi';
import styles from './account.module.css';

/** Says first what becomes of each workspace, takes whom open tasks go to, and wants the address typed once more. */
export function DeletionDialog({ me, onClose }: { me: User; onClose: () => void }) {
  const dispatch = useAppDispatch();
  const { data } = useDeletionQuery(undefined);
  const [remove, removing] = useDeleteAccountMutation();
  const [hands, setHands] = useState<Readonly<Record<string, string>>>({});
  const [confirm, setConfirm] = useState('');
  const problem = removing.error as ReadProblem | undefined;
  const blocked = data?.workspaces.filter(({ outcome }) => outcome === 'blocked') ?? [];

  const submit = async () => {
    if (!data || blocked.length > 0 || removing.isLoading) return;
    const handOver = Object.entries(hands).flatMap(([workspaceId, userId]) =>
      userId ? [{ workspaceId, userId }] : [],
    );
    const answer = await remove({ confirm, handOver });
    if (!answer.error) await dispatch(signOut());
  };

  return (
    <AppDialog
      title="Delete your account"
      onClose={onClose}
      onSubmit={() => void submit()}
      actions={
        <>
          <Button onClick={onClose}>{blocked.length > 0 ? 'Close' : 'Cancel'}</Button>
          {data && blocked.length === 0 && (
            <Button type="submit" variant="contained" color="error" aria-disabled={removing.isLoading}>
              {removing.isLoading ? 'Deleting' : 'Delete account'}
            </Button>
          )}
        </>
      }
    >
      <div className={styles.form}>
        {!data && <p role="status">Looking at what is yours…</p>}
        {data && (
          <ul className={styles.facts}>
            <li>You are signed out everywhere at once, and the address is free again.</li>
            <li>Comments, hours and closed tasks stay as they are, with the name that stands there.</li>
            {data.workspaces.map((place) => (
              <li key={place.workspaceId}>{sentence(place)}</li>
            ))}
          </ul>
        )}
        {blocked.length === 0 &&
          data?.workspaces
            .filter(({ openTasks }) => openTasks > 0)
            .map((place) => (
              <SelectField
                key={place.workspaceId}
                label={`Open tasks in ${place.name} go to`}
                value={hands[place.workspaceId] ?? ''}
                options={[
                  { value: '', name: 'Nobody' },
                  ...place.colleagues.map(({ userId, name }) => ({ value: userId, name })),
                ]}
                onChange={(userId) => setHands({ ...hands, [place.workspaceId]: userId })}
              />
            ))}
        {data && blocked.length === 0 && (
          <TextField
            label={`Type ${me.email} to go on`}
            value={confirm}
            onChange={(event) => setConfirm(event.target.value)}
            error={problem?.errors.confirm !== undefined}
            helperText={fieldError(problem?.errors.confirm?.[0])}
            slotProps={{ htmlInput: { autoComplete: 'off', maxLength: 254 } }}
          />
        )}
        {problem && !problem.errors.confirm && <p role="alert">{problem.message}</p>}
      </div>
    </AppDialog>
  );
}

function sentence({ name, outcome, openTasks }: DeletionPlace) {
  const workspace = <bdi className="pf-medium">{name}</bdi>;
  if (outcome === 'blocked')
    return (
      <>
        {workspace} would be left without an owner. Make somebody there an owner under Members, or delete the
        workspace; then come back.
      </>
    );
  if (outcome === 'closed') return <>{workspace} is deleted with the account: nobody else is in it.</>;
  if (openTasks === 0) return <>You leave {workspace}, where you have no open tasks.</>;
  return (
    <>
      You leave {workspace}, where you have {openTasks === 1 ? 'one open task' : `${openTasks} open tasks`}.
    </>
  );
}
