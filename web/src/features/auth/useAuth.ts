import { useState } from 'react';
import { toProblem, type Problem } from '../../api/problem';
import { register, signIn } from '../../live/account';
import { useAppDispatch } from '../../live/hooks';

/** Signs in or up; the problem of the last try goes into the form. */
export function useAuth() {
  const dispatch = useAppDispatch();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();

  /** True when it succeeded. */
  const run = async (work: () => Promise<unknown>) => {
    setBusy(true);
    setProblem(undefined);
    try {
      await work();
      return true;
    } catch (error) {
      setProblem(toProblem(error));
      return false;
    } finally {
      setBusy(false);
    }
  };

  return {
    busy,
    problem,
    signIn: (email: string, password: string) => run(() => dispatch(signIn(email, password))),
    register: (name: string, email: string, password: string) =>
      run(() => dispatch(register(name, email, password))),
    run,
  };
}

export type Auth = ReturnType<typeof useAuth>;

/** The sentence that no field shows. */
export function formError(problem: Problem | undefined, fields: readonly string[]): string | undefined {
  if (!problem || fields.some((field) => problem.fieldError(field))) return undefined;
  return problem.message;
}

/** Where to go after signing in: only ever a place of this site. */
export function nextPlace(search: URLSearchParams): string {
  const next = search.get('next') ?? '';
  return /^\/(?![/\\])/.test(next) ? next : '/';
}
