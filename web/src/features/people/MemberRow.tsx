import { timeAgo } from '../../lib/dates';
import { sendCommand } from '../../live/commands';
import { useAppDispatch, useAppSelector } from '../../live/hooks';
import type { RoleChoices } from '../../live/useRoleChoices';
import { patchWorkspaceMember } from '../../model/projectCommands';
import { roleKey } from '../../model/roles';
import type { Ability, WorkspaceMember } from '../../model/types';
import { Avatar } from '../../ui/Avatar';
import { ChoiceButton } from '../../ui/ChoiceButton';
import styles from './Members.module.css';

interface MemberRowProps {
  member: WorkspaceMember;
  can: ReadonlySet<Ability>;
  roles: RoleChoices;
  onRemove: () => void;
  onHandOver: () => void;
}

export function MemberRow({ member, can, roles, onRemove, onHandOver }: MemberRowProps) {
  const dispatch = useAppDispatch();
  const me = useAppSelector((state) => state.model.userId) === member.userId;
  const key = roleKey(member);
  const service = member.kind === 'service';
  const contact = service ? <span className="pf-muted">Service account</span> : member.email;
  const mayChange = can.has('manageMembers') && roles.mayGive(key);
  return (
    <tr>
      <th scope="row">
        <span className={styles.person}>
          <Avatar person={member} size={24} decorative />
          <span className="pf-cut">
            <bdi>{member.name}</bdi>
            {me && <span className="pf-faint"> (you)</span>}
            <span className={styles.narrow}>{contact}</span>
          </span>
        </span>
      </th>
      <td className={styles.wide}>{contact}</td>
      <td>
        <ChoiceButton
          value={key}
          label={`Role of ${member.name}`}
          name={roles.nameOf(key)}
          choices={roles.all.filter(
            ({ value }) => value === key || (roles.mayGive(value) && !(service && value === 'owner')),
          )}
          readOnly={!mayChange}
          onChange={(next) =>
            dispatch(
              sendCommand({
                ...patchWorkspaceMember(member, next, roles.nameOf(next)),
                undo: () => patchWorkspaceMember(member, key, roles.nameOf(key)),
              }),
            )
          }
          more={
            can.has('ownWorkspace') && !me && !service
              ? [{ label: 'Hand over ownership…', icon: 'star', run: onHandOver }]
              : []
          }
          {...(me
            ? { remove: { label: 'Leave this workspace', run: onRemove } }
            : mayChange && !service
              ? { remove: { label: 'Remove from workspace', run: onRemove } }
              : {})}
        />
        {member.managedBy && <span className="pf-small pf-muted"> by group</span>}
      </td>
      <td className={`${styles.wide} pf-muted`}>{timeAgo(member.createdAt)}</td>
    </tr>
  );
}
