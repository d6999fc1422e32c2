import { useState } from 'react';
import type { ReadProblem } from '../../api/readApi';
import { AuthenticatorApp } from './AuthenticatorApp';
import { OtherSessions } from './OtherSessions';
import { Passkeys } from './Passkeys';
import { RecoveryCodes } from './RecoveryCodes';
import { RecoveryCodesDialog } from './RecoveryCodesDialog';
import { useFactorsQuery, type FactorAdded } from './factorsApi';

/** What one signs in with beside the password. */
export function Factors() {
  const { data: factors, error } = useFactorsQuery(undefined, { refetchOnMountOrArgChange: true });
  const [codes, setCodes] = useState<readonly string[]>();
  const [changed, setChanged] = useState(false);
  if (error) return <p role="alert">{(error as ReadProblem).message}</p>;
  if (!factors) return null;
  const done = (added?: FactorAdded) => {
    setChanged(true);
    if (added?.recoveryCodes) setCodes(added.recoveryCodes);
  };
  return (
    <>
      {changed && <OtherSessions onDone={() => setChanged(false)} />}
      <Passkeys passkeys={factors.passkeys} onChanged={done} />
      <AuthenticatorApp since={factors.totpSince} onChanged={done} />
      <RecoveryCodes
        left={factors.recoveryCodesLeft}
        needed={factors.totpSince !== null || factors.passkeys.length > 0}
        onRenewed={setCodes}
      />
      {codes && <RecoveryCodesDialog codes={codes} onClose={() => setCodes(undefined)} />}
    </>
  );
}
