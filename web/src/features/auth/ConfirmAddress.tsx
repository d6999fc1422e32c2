import Button from '@mui/material/Button';
import { useEffect, useRef } from 'react';
import { Link, useLocation } from 'react-router';
import type { ReadProblem } from '../../api/readApi';
import { useConfirmAddressMutation } from './authApi';
import { AuthNote } from './AuthNote';

/** The link of the letter: opening it is the confirmation. */
export function ConfirmAddress() {
  const token = useLocation().hash.slice(1);
  const [confirm, { data, error }] = useConfirmAddressMutation();
  const begun = useRef(false);
  const problem = error as ReadProblem | undefined;
  useEffect(() => {
    document.title = 'Confirm address · ProFlow';
    if (begun.current) return;
    begun.current = true;
    void confirm({ token });
  }, [confirm, token]);

  const home = (
    <Button variant={data ? 'contained' : 'outlined'} size="large" component={Link} to="/">
      Go to ProFlow
    </Button>
  );
  if (data)
    return (
      <AuthNote title="Your address is confirmed">
        <p>
          You sign in with <bdi>{data.email}</bdi>, and letters go there.
        </p>
        {home}
      </AuthNote>
    );
  if (problem)
    return (
      <AuthNote title="This link does not work">
        <p>{problem.status === 404 ? 'It is not complete, or it was never given out.' : problem.message}</p>
        {home}
      </AuthNote>
    );
  return (
    <p role="status" className="pf-vh">
      Confirming your address
    </p>
  );
}
