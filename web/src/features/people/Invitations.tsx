import Button from '@mui/material/Button';
import { useEffect, useMemo, useState } from 'react';
import { toProblem } from '../../api/problem';
import { shortDate, today } from '../../lib/dates';
import { sendCommand } from '../../live/commands';
import { useAppDispatch, useAppSelector } from '../../live/hooks';
import type { RoleChoices } from '../../live/useRoleChoices';
import { roleKey } from '../../model/roles';
import { loadInvitations, revokeInvitation } from './invitations';
import styles from './Members.module.css';

interface InvitationsProps {
  workspaceId: string;
  roles: RoleChoices;
  onInvite: () => void;
}

/** Links that are out and good. */
export function Invitations({ workspaceId, roles, onInvite }: InvitationsProps) {
  const dispatch = useAppDispatch();
  const rows = useAppSelector((state) => state.model.shown.invitation);
  const [now] = useState(() => new Date().toISOString());
  const [state, setState] = useState<'loading' | 'loaded' | { sentence: string }>('loading');
  useEffect(() => {
    dispatch(loadInvitations(workspaceId)).then(
      () => setState('loaded'),
      (error: unknown) => setState({ sentence: toProblem(error).message }),
    );
  }, [dispatch, workspaceId]);
  const open = useMemo(
    () =>
      Object.values(rows)
        .filter((row) => row.workspaceId === workspaceId && !row.acceptedAt && row.expiresAt > now)
        .sort((a, b) => b.createdAt.localeCompare(a.createdAt)),
    [rows, workspaceId, now],
  );
  return (
    <section aria-labelledby="open-invitations">
      <h2 id="open-invitations" className={styles.second}>
        Open invitations
      </h2>
      {typeof state === 'object' && <p role="alert">{state.sentence}</p>}
      {state === 'loaded' && open.length === 0 && (
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
              <span className="pf-muted">{roles.nameOf(roleKey(invitation))}</span>
              <span className="pf-muted pf-num">
                until {shortDate(today(new Date(invitation.expiresAt)))}
              </span>
              <Button
                variant="outlined"
                aria-label={`Take back the invitation for ${invitation.email ?? 'anyone'}`}
                onClick={() => dispatch(sendCommand(revokeInvitation(invitation)))}
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
