import { useMemo } from 'react';
import { Navigate, Outlet, useLocation } from 'react-router';
import { setDateHabits } from '../lib/dates';
import { useAppSelector } from '../live/hooks';
import { selectMe } from '../model/selectors';
import { ProofGate } from './ProofGate';
import { useSessionStatus } from './SessionGate';
import { Waiting } from './Waiting';

/** Only for those who are signed in; others come back here after they have. */
export function SignedIn() {
  const status = useSessionStatus();
  const { timeZone, locale } = useAppSelector(selectMe) ?? {};
  // Before anything below is drawn, so that no date is written in two ways.
  useMemo(() => setDateHabits(timeZone, locale), [timeZone, locale]);
  const { pathname, search, hash } = useLocation();
  if (status === 'out') {
    const next = pathname === '/' ? '' : `?next=${encodeURIComponent(pathname + search + hash)}`;
    return <Navigate to={`/signin${next}`} replace />;
  }
  if (status === 'starting') return <Waiting />;
  if (status === 'unreachable')
    return <Waiting sentence="The server cannot be reached. This page goes on by itself when it is back." />;
  return (
    <>
      <Outlet />
      <ProofGate />
    </>
  );
}
