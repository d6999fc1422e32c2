import Button from '@mui/material/Button';
import { useState } from 'react';
import { sendCommand } from '../../live/commands';
import { useAppDispatch, useAppSelector } from '../../live/hooks';
import type { RoleChoice, RoleChoices } from '../../live/useRoleChoices';
import { deleteRole } from '../../model/roleCommands';
import type { RoleScope } from '../../model/types';
import { AppDialog } from '../../ui/AppDialog';
import { SelectField } from '../../ui/SelectField';
import styles from './Roles.module.css';

interface DeleteRoleProps {
  scope: RoleScope;
  roles: RoleChoices;
  choice: RoleChoice;
  /** How many have it, where that is known here. */
  people: number | undefined;
  onClose: () => void;
}

/** Asks where its people go. Open invitations may promise it too, so a place is always named. */
export function DeleteRole({ scope, roles, choice, people, onClose }: DeleteRoleProps) {
  const dispatch = useAppDispatch();
  const row = useAppSelector((state) => state.model.shown.role[choice.value]);
  const targets = roles.all.filter(
    ({ value }) => value !== choice.value && (scope === 'project' || roles.mayGive(value)),
  );
  const [moveTo, setMoveTo] = useState(scope === 'workspace' ? 'guest' : 'viewer');
  const [sentence, setSentence] = useState<string>();
  const remove = async () => {
    if (!row) return onClose();
    const outcome = await dispatch(sendCommand(deleteRole(row, moveTo))).done;
    if (outcome.ok) return onClose();
    setSentence(outcome.problem.message);
  };
  return (
    <AppDialog
      title={`Delete “${choice.name}”`}
      onClose={onClose}
      onSubmit={() => void remove()}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="contained" color="error">
            Delete role
          </Button>
        </>
      }
    >
      <p className={styles.hint}>
        {people === undefined
          ? 'Whoever has it in a project gets another role there.'
          : people === 0
            ? 'Nobody has it; open invitations may promise it.'
            : people === 1
              ? 'One person has it.'
              : `${people} people have it.`}
      </p>
      <SelectField label="They get" value={moveTo} options={targets} onChange={setMoveTo} />
      {sentence && (
        <p role="alert" className={styles.error}>
          {sentence}
        </p>
      )}
    </AppDialog>
  );
}
