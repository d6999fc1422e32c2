import { useEffect } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { continueSession } from '../../live/account';
import { useAppDispatch } from '../../live/hooks';
import { nextPlace } from './useAuth';

/** Where a provider's sign-in ends: the session's cookie is here, and this tab takes it up. */
export function SignInDone() {
  const dispatch = useAppDispatch();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const next = nextPlace(search);
  useEffect(() => {
    document.title = 'Signing in · ProFlow';
    let gone = false;
    const goOn = async () => {
      const there = await dispatch(continueSession()).catch(() => false);
      if (gone) return;
      const problem = `/signin/problem?code=no_session&next=${encodeURIComponent(next)}`;
      void navigate(there ? next : problem, { replace: true });
    };
    void goOn();
    return () => {
      gone = true;
    };
  }, [dispatch, navigate, next]);
  return <p role="status">Signing in</p>;
}
