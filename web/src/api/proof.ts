/** The code of a request that wants a proof of identity fresher than the session's last. */
export const staleSignIn = 'insufficient_user_authentication';

type Ask = () => Promise<boolean>;

let ask: Ask | undefined;
let asking: Promise<boolean> | undefined;

/** Whoever can ask the person to prove that it is them: true when they did. */
export function onProofWanted(listener: Ask) {
  ask = listener;
  return () => {
    if (ask === listener) ask = undefined;
  };
}

/** Asks once, however many requests wait for it. */
export function proveIdentity(): Promise<boolean> {
  if (!ask) return Promise.resolve(false);
  asking ??= ask().finally(() => (asking = undefined));
  return asking;
}
