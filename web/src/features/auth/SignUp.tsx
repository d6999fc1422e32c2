import { useEffect } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { useAppSelector } from '../../live/hooks';
import { SignUpForm } from './SignUpForm';
import { nextPlace } from './useAuth';

export function SignUp() {
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const next = nextPlace(search);
  const signedIn = useAppSelector((state) => state.model.userId !== null);
  useEffect(() => {
    document.title = 'Create an account · ProFlow';
  }, []);
  useEffect(() => {
    if (signedIn) void navigate(next, { replace: true });
  }, [signedIn, navigate, next]);
  return (
    <SignUpForm
      next={next}
      title="Create an account"
      lead={`on ${location.host}`}
      submit="Create account"
      foot={
        <>
          Already have one? <Link to={`/signin${search.size ? `?${search}` : ''}`}>Sign in</Link>
        </>
      }
    />
  );
}
