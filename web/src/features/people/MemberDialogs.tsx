import Button from '@mui/material/Button';
import { useState } from 'react';
import { sendCommand } from '../../live/commands';
import { useAppDispatch, useAppSelector } from '../../live/hooks';
import { removeWorkspaceMember } from '../../model/projectCommands';
import { transferWorkspace } from '../../model/roleCommands';
import type { WorkspaceMember } from '../../model/types';
import { AppDialog } from '../../ui/AppDialog';
import styles from './Members.module.css';

interface MemberDialogProps {
  member: WorkspaceMember;
  onClose: () => void;
}

/** Asked, because only a new invitation brings someone back. The last owner is told to hand over first. */
export function RemoveDialog({ member, onClose }: MemberDialogProps) {
  const dispatch = useAppDispatch();
  const me = useAppSelector((state) => state.model.userId) === member.userId;
  const remove = () => {
    dispatch(sendCommand(removeWorkspaceMember(member)));
    onClose();
  };
  return (
    <AppDialog
      title={me ? 'Leave this workspace' : `Remove ${member.name}`}
      onClose={onClose}
      onSubmit={remove}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="contained" color="error">
            {me ? 'Leave' : 'Remove'}
          </Button>
        </>
      }
    >
      <p>
        {me ? 'You lose' : `${member.name} loses`} access to all its projects at once. Tasks and comments
        stay. To come back takes a new invitation.
      </p>
    </AppDialog>
  );
}

/** Asked, because it is not the one who did it who can take it back. */
export function HandOverDialog({ member, onClose }: MemberDialogProps) {
  const dispatch = useAppDispatch();
  const [busy, setBusy] = useState(false);
  const [sentence, setSentence] = useState<string>();
  const handOver = async () => {
    if (busy) return;
    setBusy(true);
    setSentence(undefined);
    const outcome = await dispatch(sendCommand(transferWorkspace(member))).done;
    if (outcome.ok) return onClose();
    setBusy(false);
    setSentence(outcome.problem.message);
  };
  return (
    <AppDialog
      title={`Hand over to ${member.name}`}
      onClose={onClose}
      onSubmit={() => void handOver()}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="contained" aria-disabled={busy}>
            {busy ? 'Handing over' : 'Hand over'}
          </Button>
        </>
      }
    >
      <p>
        {member.name} owns the workspace from then on: may delete it and say who else owns it. You stay as an
        admin, and only an owner can make you one again.
      </p>
      {sentence && (
        <p role="alert" className={styles.error}>
          {sentence}
        </p>
      )}
    </AppDialog>
  );
}
