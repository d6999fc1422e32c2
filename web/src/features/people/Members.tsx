import Button from '@mui/material/Button';
import { useState } from 'react';
import { timeAgo } from '../../lib/dates';
import { sendCommand } from '../../live/commands';
import { useAppDispatch, useAppSelector } from '../../live/hooks';
import { patchWorkspaceMember, removeWorkspaceMember } from '../../model/projectCommands';
import { selectWorkspace, selectWorkspaceMembers } from '../../model/selectors';
import type { WorkspaceMember, WorkspaceRole } from '../../model/types';
import { AppDialog } from '../../ui/AppDialog';
import { Avatar } from '../../ui/Avatar';
import { Icon } from '../../ui/Icon';
import { ChoiceButton } from '../../ui/ChoiceButton';
import { Invitations } from './Invitations';
import { InviteDialog } from './InviteDialog';
import { atLeast, workspaceRoles } from './roles';
import styles from './Members.module.css';

export function Members({ workspaceId }: { workspaceId: string }) {
  const members = useAppSelector((state) => selectWorkspaceMembers(state, workspaceId));
  const workspace = useAppSelector((state) => selectWorkspace(state, workspaceId));
  const manages = workspace?.can?.includes('manage') ?? false;
  const [inviting, setInviting] = useState(false);
  const [removing, setRemoving] = useState<WorkspaceMember>();

  return (
    <div className={styles.page}>
      <div className={styles.head}>
        <h2>
          Members <span className={styles.count}>{members.length}</span>
        </h2>
        {manages && (
          <Button variant="contained" onClick={() => setInviting(true)}>
            <Icon name="users" />
            Invite people
          </Button>
        )}
      </div>
      <div className={styles.box}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">Name</th>
              <th scope="col" className={styles.wide}>
                E-mail
              </th>
              <th scope="col">Role</th>
              <th scope="col" className={styles.wide}>
                Joined
              </th>
            </tr>
          </thead>
          <tbody>
            {members.map((member) => (
              <MemberRow
                key={member.id}
                member={member}
                myRole={workspace?.role}
                onRemove={() => setRemoving(member)}
              />
            ))}
          </tbody>
        </table>
      </div>
      {manages && <Invitations workspaceId={workspaceId} onInvite={() => setInviting(true)} />}
      {inviting && (
        <InviteDialog
          workspaceId={workspaceId}
          mayGive={workspaceRoles.filter(({ value }) => atLeast(workspace?.role, value))}
          onClose={() => setInviting(false)}
        />
      )}
      {removing && <RemoveDialog member={removing} onClose={() => setRemoving(undefined)} />}
    </div>
  );
}

interface MemberRowProps {
  member: WorkspaceMember;
  myRole: WorkspaceRole | undefined;
  onRemove: () => void;
}

function MemberRow({ member, myRole, onRemove }: MemberRowProps) {
  const dispatch = useAppDispatch();
  const me = useAppSelector((state) => state.model.userId) === member.userId;
  const mayChange = atLeast(myRole, 'admin') && atLeast(myRole, member.role) && (!me || myRole === 'owner');
  return (
    <tr>
      <th scope="row">
        <span className={styles.person}>
          <Avatar person={member} size={24} decorative />
          <span className="pf-cut">
            <bdi>{member.name}</bdi>
            {me && <span className="pf-faint"> (you)</span>}
            <span className={styles.narrow}>{member.email}</span>
          </span>
        </span>
      </th>
      <td className={styles.wide}>{member.email}</td>
      <td>
        <ChoiceButton
          value={member.role}
          label={`Role of ${member.name}`}
          choices={workspaceRoles.filter(({ value }) => atLeast(myRole, value) || value === member.role)}
          readOnly={!mayChange}
          onChange={(role) =>
            dispatch(
              sendCommand({
                ...patchWorkspaceMember(member, role),
                undo: () => patchWorkspaceMember({ ...member, role }, member.role),
              }),
            )
          }
          {...(me
            ? { remove: { label: 'Leave this workspace', run: onRemove } }
            : mayChange
              ? { remove: { label: 'Remove from workspace', run: onRemove } }
              : {})}
        />
      </td>
      <td className={`${styles.wide} pf-muted`}>{timeAgo(member.createdAt)}</td>
    </tr>
  );
}

/** Asked, because only a new invitation brings someone back. */
function RemoveDialog({ member, onClose }: { member: WorkspaceMember; onClose: () => void }) {
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
