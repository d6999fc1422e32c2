import Button from '@mui/material/Button';
import { shortDate, today } from '../../lib/dates';
import { useAppSelector } from '../../live/hooks';
import { selectWorkspaceMembers } from '../../model/selectors';
import { useInvitationsQuery, useRevokeMutation } from './invitationReads';
import { workspaceRoles } from './roles';
import styles from './Members.module.css';

interface InvitationsProps {
  workspaceId: string;
  onInvite: () => void;
}

/** Links that are out. Asked anew when someone joins, since that uses one up. */
export function Invitations({ workspaceId, onInvite }: InvitationsProps) {
  const members = useAppSelector((state) => selectWorkspaceMembers(state, workspaceId));
  const { data, error } = useInvitationsQuery(workspaceId, { refetchOnMountOrArgChange: true });
  const [revoke] = useRevokeMutation();
  const joined = new Set(members.map((member) => member.email));
  const open = (data?.items ?? []).filter(
    ({ email, acceptedAt }) => !acceptedAt && !(email && joined.has(email)),
  );
  return (
    <section aria-labelledby="open-invitations">
      <h2 id="open-invitations" className={styles.second}>
        Open invitations
      </h2>
      {error && <p className="pf-muted">{'message' in error ? error.message : 'They could not be read.'}</p>}
      {data && open.length === 0 && (
        <p className="pf-muted">
          None.{' '}
          <button type="button" className={styles.inline} onClick={onInvite}>
            Make a link
          </button>{' '}
          and send it.
        </p>
      )}
      {open.length > 0 && (
        <ul className={styles.box}>
          {open.map((invitation) => (
            <li key={invitation.id} className={styles.invitation}>
              <span className="pf-grow pf-cut">{invitation.email ?? 'Anyone with the link'}</span>
              <span className="pf-muted">
                {workspaceRoles.find(({ role }) => role === invitation.role)?.name ?? invitation.role}
              </span>
              <span className="pf-muted pf-num">
                until {shortDate(today(new Date(invitation.expiresAt)))}
              </span>
              <Button
                variant="outlined"
                aria-label={`Take back the invitation for ${invitation.email ?? 'anyone'}`}
                onClick={() => void revoke({ workspaceId, id: invitation.id })}
              >
                Take back
              </Button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
