import { createContext, useContext, useEffect, useState, type ReactNode } from 'react';
import type { Session } from '../api/session';

export type SessionStatus = 'starting' | 'in' | 'out' | 'unreachable';

const Status = createContext<SessionStatus>('starting');
export const useSessionStatus = () => useContext(Status);

/** Continues the session of the last visit, once, and knows from then on whether someone is signed in. */
export function SessionGate({ session, children }: { session: Session; children: ReactNode }) {
  const [status, setStatus] = useState<SessionStatus>(session.user ? 'in' : 'starting');
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const resume = () => {
      session.resume().then(
        (resumed) => setStatus(resumed ? 'in' : 'out'),
        () => {
          setStatus('unreachable');
          timer = setTimeout(resume, 3000);
        },
      );
    };
    if (!session.user) resume();
    const stop = session.onChange((user) => setStatus(user ? 'in' : 'out'));
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [session]);
  return <Status value={status}>{children}</Status>;
}
