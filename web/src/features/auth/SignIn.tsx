import { useEffect, useState } from 'react';
import { Link, useLocation, useNavigate, useSearchParams } from 'react-router';
import { passkeysWork } from '../../lib/webauthn';
import { useAppSelector } from '../../live/hooks';
import { PasswordField } from '../../ui/PasswordField';
import { AuthForm } from './AuthForm';
import { EmailField } from './Fields';
import { PasskeyWay } from './PasskeyWay';
import { ProviderWays } from './ProviderWays';
import { formError, nextPlace, useAuth } from './useAuth';
import styles from './AuthForm.module.css';

export function SignIn() {
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const next = nextPlace(search);
  const auth = useAuth();
  // Whoever comes from a changed password is greeted with the address that it belongs to.
  const from = useLocation().state as { email?: string; changed?: boolean } | null;
  const [email, setEmail] = useState(from?.email ?? search.get('email') ?? '');
  const [password, setPassword] = useState('');
  const [missing, setMissing] = useState<{ email?: string; password?: string }>({});
  const signedIn = useAppSelector((state) => state.model.userId !== null);

  useEffect(() => {
    document.title = 'Sign in · ProFlow';
  }, []);
  useEffect(() => {
    if (signedIn) void navigate(next, { replace: true });
  }, [signedIn, navigate, next]);

  // The password was right: what is left to prove has a page of its own, for every way in.
  const wanted = auth.problem?.code === 'second_factor_required';
  useEffect(() => {
    if (wanted) void navigate(`/signin/factor${search.size ? `?${search}` : ''}`);
  }, [wanted, navigate, search]);

  const submit = () => {
    const empty = {
      ...(email.trim() ? {} : { email: 'Enter your e-mail address.' }),
      ...(password ? {} : { password: 'Enter your password.' }),
    };
    setMissing(empty);
    if (Object.keys(empty).length === 0) void auth.signIn(email.trim(), password);
  };

  return (
    <AuthForm
      title="Sign in"
      lead={from?.changed ? 'Your password is changed. Sign in with it.' : `to ProFlow on ${location.host}`}
      error={wanted ? undefined : formError(auth.problem, ['email', 'password'])}
      submit="Sign in"
      quiet={passkeysWork()}
      busy={auth.busy}
      busyWords="Signing in"
      onSubmit={submit}
      foot={
        <>
          New here? <Link to={`/signup${search.size ? `?${search}` : ''}`}>Create an account</Link>
        </>
      }
    >
      <PasskeyWay auth={auth} />
      <ProviderWays next={next} after={passkeysWork()} />
      <EmailField
        autoFocus={!from?.email}
        passkeys
        value={email}
        onChange={setEmail}
        error={missing.email ?? auth.problem?.fieldError('email')}
      />
      <PasswordField
        autoFocus={Boolean(from?.email)}
        value={password}
        onChange={setPassword}
        error={missing.password ?? auth.problem?.fieldError('password')}
      />
      <Link
        className={styles.forgot}
        to={`/forgot${email.trim() ? `?email=${encodeURIComponent(email.trim())}` : ''}`}
      >
        Forgot your password?
      </Link>
    </AuthForm>
  );
}
