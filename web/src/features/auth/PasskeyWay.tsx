import Button from '@mui/material/Button';
import { useEffect, useRef } from 'react';
import { passkeysFill, passkeysWork } from '../../lib/webauthn';
import { signInWithPasskey } from '../../live/account';
import { useAppDispatch } from '../../live/hooks';
import { Icon } from '../../ui/Icon';
import type { Auth } from './useAuth';

/** A server's challenge is good for five minutes; the field offers passkeys for as long as the page stands. */
const renewAfter = 4 * 60_000;

/** The button "Use a passkey", and the same inside the e-mail field where the browser can do that. */
export function PasskeyWay({ auth }: { auth: Auth }) {
  const dispatch = useAppDispatch();
  const inField = useRef<AbortController>(undefined);

  useEffect(() => {
    let over = false;
    const offer = async () => {
      while (!over && (await passkeysFill())) {
        const round = new AbortController();
        inField.current = round;
        const timer = setTimeout(() => round.abort('renew'), renewAfter);
        // A quiet offer: if it fails, the button is still there and says why.
        await dispatch(signInWithPasskey({ inField: true, signal: round.signal })).catch(() => undefined);
        clearTimeout(timer);
        if (round.signal.reason !== 'renew') return;
      }
    };
    void offer();
    return () => {
      over = true;
      inField.current?.abort();
    };
  }, [dispatch]);

  if (!passkeysWork()) return null;
  const use = () => {
    inField.current?.abort();
    void auth.run(() => dispatch(signInWithPasskey()));
  };
  return (
    <Button
      data-way
      variant="contained"
      size="large"
      startIcon={<Icon name="passkey" />}
      aria-disabled={auth.busy}
      onClick={use}
    >
      Use a passkey
    </Button>
  );
}
