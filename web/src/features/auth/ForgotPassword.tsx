import Button from '@mui/material/Button';
import { useEffect, useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import type { ReadProblem } from '../../api/readApi';
import { useForgotPasswordMutation } from './authApi';
import { AuthForm } from './AuthForm';
import { AuthNote } from './AuthNote';
import { EmailField } from './Fields';

/** Asks for a letter with a link. Whether there is such an account is told by the letter alone. */
export function ForgotPassword() {
  const [search] = useSearchParams();
  const [email, setEmail] = useState(search.get('email') ?? '');
  const [missing, setMissing] = useState<string>();
  const [ask, asked] = useForgotPasswordMutation();
  const problem = asked.error as ReadProblem | undefined;
  useEffect(() => {
    document.title = 'Forgotten password · ProFlow';
  }, []);

  if (asked.isSuccess)
    return (
      <AuthNote title="Look into your mailbox">
        <p>
          If <bdi>{email.trim()}</bdi> has an account here, a letter with a link is on its way. The link works
          once and for an hour.
        </p>
        <p>No letter after some minutes? Look among the unwanted ones, or check the address.</p>
        <Button variant="outlined" size="large" component={Link} to="/signin">
          Back to the sign-in
        </Button>
      </AuthNote>
    );
  return (
    <AuthForm
      title="Forgotten password"
      lead="You get a link by e-mail to choose a new one."
      error={problem?.errors.email ? undefined : problem?.message}
      submit="Send the link"
      busy={asked.isLoading}
      busyWords="Sending"
      onSubmit={() => {
        setMissing(email.trim() ? undefined : 'Enter your e-mail address.');
        if (email.trim()) void ask({ email: email.trim() });
      }}
      foot={<Link to="/signin">Back to the sign-in</Link>}
    >
      <EmailField autoFocus value={email} onChange={setEmail} error={missing ?? problem?.errors.email?.[0]} />
    </AuthForm>
  );
}
