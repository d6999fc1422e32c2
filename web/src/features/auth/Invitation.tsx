import Button from '@mui/material/Button';
import { useEffect, useRef, useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { acceptInvitation, signOut } from '../../live/account';
import { useAppDispatch, useAppSelector } from '../../live/hooks';
import { selectMe } from '../../model/selectors';
import { AuthForm } from './AuthForm';
import { AuthNote } from './AuthNote';
import { useInvitationQuery, type InvitationPreview } from './invitationReads';
import { SignUpForm } from './SignUpForm';
import { useAuth } from './useAuth';
import styles from './Invitation.module.css';

/** A link that lets one in: signed out it makes the account first, signed in it asks once. */
export function InvitationPage() {
  const { token = '' } = useParams();
  const { data: invitation, error } = useInvitationQuery(token);
  const signedIn = useAppSelector((state) => state.model.userId !== null);
  // Whoever was signed in when they came decides by a button; whoever signs up here came to accept.
  const [arrivedSignedIn] = useState(signedIn);
  useEffect(() => {
    document.title = 'Invitation · ProFlow';
  }, []);

  if (error)
    return (
      <AuthNote title="This invitation does not work">
        <p>
          {'message' in error ? error.message : 'It may have been used or taken back.'} Ask for a new link.
        </p>
        <Button variant="outlined" size="large" component={Link} to="/">
          Go to ProFlow
        </Button>
      </AuthNote>
    );
  if (!invitation)
    return (
      <p role="status" className="pf-vh">
        Loading the invitation
      </p>
    );
  if (signedIn) return <Accept token={token} invitation={invitation} atOnce={!arrivedSignedIn} />;
  return (
    <SignUpForm
      next={`/invite/${token}`}
      title={`Join ${invitation.workspaceName}`}
      lead={`${invitation.inviterName} invited you as ${invitation.role}. Create your account to go on.`}
      submit="Create account and join"
      email={invitation.email}
      foot={
        <>
          Already have one? <Link to={`/signin?next=${encodeURIComponent(`/invite/${token}`)}`}>Sign in</Link>
        </>
      }
    />
  );
}

interface AcceptProps {
  token: string;
  invitation: InvitationPreview;
  atOnce: boolean;
}

function Accept({ token, invitation, atOnce }: AcceptProps) {
  const dispatch = useAppDispatch();
  const navigate = useNavigate();
  const me = useAppSelector(selectMe);
  const { busy, problem, run } = useAuth();
  const begun = useRef(false);

  const join = async () => {
    await run(async () => {
      const workspaceId = await dispatch(acceptInvitation(token));
      await navigate(`/w/${workspaceId}`, { replace: true });
    });
  };
  useEffect(() => {
    if (!atOnce || begun.current) return;
    begun.current = true;
    void join();
  });

  return (
    <AuthForm
      title={`Join ${invitation.workspaceName}`}
      lead={`${invitation.inviterName} invited you as ${invitation.role}.`}
      error={problem?.message}
      submit="Join"
      busy={busy}
      busyWords="Joining"
      onSubmit={() => void join()}
      foot={
        me && (
          <>
            You are signed in as {me.email}.{' '}
            <button type="button" className={styles.other} onClick={() => void dispatch(signOut())}>
              Use another account
            </button>
          </>
        )
      }
    >
      {null}
    </AuthForm>
  );
}
