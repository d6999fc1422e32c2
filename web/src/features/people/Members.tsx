import Button from '@mui/material/Button';
import { useState } from 'react';
import { useAppSelector } from '../../live/hooks';
import { useRoleChoices } from '../../live/useRoleChoices';
import { selectCanInWorkspace, selectWorkspaceMembers } from '../../model/selectors';
import type { WorkspaceMember } from '../../model/types';
import { Icon } from '../../ui/Icon';
import { Invitations } from './Invitations';
import { InviteDialog } from './InviteDialog';
import { HandOverDialog, RemoveDialog } from './MemberDialogs';
import { MemberRow } from './MemberRow';
import styles from './Members.module.css';

export function Members({ workspaceId }: { workspaceId: string }) {
  const members = useAppSelector((state) => selectWorkspaceMembers(state, workspaceId));
  const can = useAppSelector((state) => selectCanInWorkspace(state, workspaceId));
  const roles = useRoleChoices(workspaceId, 'workspace', can);
  const invites = can.has('manageInvitations');
  const [inviting, setInviting] = useState(false);
  const [removing, setRemoving] = useState<WorkspaceMember>();
  const [heir, setHeir] = useState<WorkspaceMember>();

  return (
    <div className={styles.page}>
      <div className={styles.head}>
        <h2>
          Members <span className={styles.count}>{members.length}</span>
        </h2>
        {invites && (
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
                can={can}
                roles={roles}
                onRemove={() => setRemoving(member)}
                onHandOver={() => setHeir(member)}
              />
            ))}
          </tbody>
        </table>
      </div>
      {invites && <Invitations workspaceId={workspaceId} roles={roles} onInvite={() => setInviting(true)} />}
      {inviting && (
        <InviteDialog
          workspaceId={workspaceId}
          mayGive={roles.all.filter(({ value }) => roles.mayGive(value))}
          onClose={() => setInviting(false)}
        />
      )}
      {removing && <RemoveDialog member={removing} onClose={() => setRemoving(undefined)} />}
      {heir && <HandOverDialog member={heir} onClose={() => setHeir(undefined)} />}
    </div>
  );
}
