import Button from '@mui/material/Button';
import { useEffect } from 'react';
import { Link, useSearchParams } from 'react-router';
import { providerStart, useProvidersQuery } from '../../api/providers';
import { useAppSelector } from '../../live/hooks';
import { signInProblem } from './signInProblems';
import { nextPlace } from './useAuth';
import styles from './Invitation.module.css';

/** Codes that the same way would only end with again. */
const final = ['email_unverified', 'link_first', 'login_taken', 'not_found'];

/** Where a sign-in at a provider ends that did not succeed: what happened, and a way on. */
export function SignInProblem() {
  const [search] = useSearchParams();
  const next = nextPlace(search);
  const code = search.get('code');
  const { data, isLoading } = useProvidersQuery(undefined);
  const provider = data?.items.find(({ id }) => id === search.get('provider'));
  const signedIn = useAppSelector((state) => state.model.userId !== null);
  const [title, sentence] = signInProblem(code, provider?.name ?? 'The provider');
  useEffect(() => {
    document.title = `${title} · ProFlow`;
  }, [title]);
  // The provider's name is in every sentence.
  if (isLoading) return null;
  return (
    <div className={styles.over} role="alert">
      <h1>{title}</h1>
      <p>{sentence}</p>
      {signedIn ? (
        <Button variant="contained" size="large" component={Link} to={next}>
          Go back
        </Button>
      ) : (
        <>
          <Button
            variant="contained"
            size="large"
            component={Link}
            to={`/signin${next === '/' ? '' : `?next=${encodeURIComponent(next)}`}`}
          >
            Sign in another way
          </Button>
          {provider && !final.includes(code ?? '') && (
            <Button variant="outlined" size="large" href={providerStart(provider.id, next)}>
              Try {provider.name} again
            </Button>
          )}
        </>
      )}
    </div>
  );
}
