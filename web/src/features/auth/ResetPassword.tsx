import Button from '@mui/material/Button';
import { useEffect, useState } from 'react';
import { Link, useLocation, useNavigate } from 'react-router';
import type { ReadProblem } from '../../api/readApi';
import { signOut } from '../../live/account';
import { useAppDispatch, useAppSelector } from '../../live/hooks';
import { PasswordField } from '../../ui/PasswordField';
import { useResetPasswordMutation } from './authApi';
import { AuthForm } from './AuthForm';
import { AuthNote } from './AuthNote';
import { passwordHint, passwordProblem } from '../../lib/password';

/** The link of the letter: a new password, and then the sign-in like always. */
export function ResetPassword() {
  const dispatch = useAppDispatch();
  const navigate = useNavigate();
  const token = useLocation().hash.slice(1);
  const signedIn = useAppSelector((state) => state.model.userId !== null);
  const [password, setPassword] = useState('');
  const [tooShort, setTooShort] = useState<string>();
  const [reset, sending] = useResetPasswordMutation();
  const problem = sending.error as ReadProblem | undefined;
  useEffect(() => {
    document.title = 'New password · ProFlow';
  }, []);

  const submit = async () => {
    const short = passwordProblem(password);
    setTooShort(short);
    if (short) return;
    const answer = await reset({ token, password });
    if (!answer.data) return;
    // All sessions have ended with the old password, this browser's too.
    if (signedIn) await dispatch(signOut());
    await navigate('/signin', { replace: true, state: { email: answer.data.email, changed: true } });
  };

  if (!token || problem?.status === 410 || problem?.status === 404)
    return (
      <AuthNote title="This link does not work any more">
        <p>It was used already, or its hour is over. Your password is as it was.</p>
        <Button variant="contained" size="large" component={Link} to="/forgot">
          Get a new link
        </Button>
      </AuthNote>
    );
  return (
    <AuthForm
      title="New password"
      lead="You are signed out everywhere and sign in with it from then on."
      error={problem && !problem.errors.password ? problem.message : undefined}
      submit="Change password"
      busy={sending.isLoading}
      busyWords="Changing"
      onSubmit={() => void submit()}
      foot={<Link to="/signin">Back to the sign-in</Link>}
    >
      <PasswordField
        fresh
        autoFocus
        label="New password"
        value={password}
        onChange={setPassword}
        hint={passwordHint}
        error={tooShort ?? problem?.errors.password?.[0]}
      />
    </AuthForm>
  );
}
