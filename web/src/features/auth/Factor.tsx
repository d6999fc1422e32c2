import { useEffect, useState } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { awaitedFactors, proveFactor, signAwaited } from '../../live/account';
import { useAppDispatch, useAppSelector } from '../../live/hooks';
import { FactorQuestion, useFactorAnswer } from '../../ui/FactorQuestion';
import { AuthForm } from './AuthForm';
import { formError, nextPlace, useAuth } from './useAuth';

/** The second half of a sign-in that was begun in this browser, with a password or at a provider. */
export function Factor() {
  const navigate = useNavigate();
  const dispatch = useAppDispatch();
  const [search] = useSearchParams();
  const next = nextPlace(search);
  const back = `/signin${search.size ? `?${search}` : ''}`;
  const auth = useAuth();
  const [factors, setFactors] = useState<readonly string[]>();
  const answer = useFactorAnswer(factors ?? []);
  const { code } = answer;
  const signedIn = useAppSelector((state) => state.model.userId !== null);

  useEffect(() => {
    document.title = 'Second factor · ProFlow';
  }, []);
  useEffect(() => {
    if (signedIn) void navigate(next, { replace: true });
  }, [signedIn, navigate, next]);
  useEffect(() => {
    if (signedIn) return;
    let gone = false;
    const ask = async () => {
      const found = await dispatch(awaitedFactors()).catch(() => ['totp', 'recovery']);
      if (gone) return;
      if (found) setFactors(found);
      else void navigate(back, { replace: true });
    };
    void ask();
    return () => {
      gone = true;
    };
  }, [dispatch, navigate, back, signedIn]);

  const byPasskey = () =>
    void auth.run(async () => {
      const passkey = await dispatch(signAwaited());
      if (passkey) await dispatch(proveFactor({ passkey }));
    });

  if (!factors) return null;
  return (
    <AuthForm
      title="One more step"
      lead="Prove with your second factor that it is you."
      error={formError(auth.problem, ['code'])}
      submit={answer.typed ? 'Sign in' : undefined}
      busy={auth.busy}
      busyWords="Checking"
      onSubmit={() => void auth.run(() => dispatch(proveFactor({ code })))}
      foot={
        <>
          Not you, or nothing at hand? <Link to={back}>Sign in another way</Link>
        </>
      }
    >
      <FactorQuestion answer={answer} error={auth.problem?.fieldError('code')} onPasskey={byPasskey} />
    </AuthForm>
  );
}
