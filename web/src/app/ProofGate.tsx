import { lazy, Suspense, useEffect, useState } from 'react';
import { onProofWanted } from '../api/proof';

const ProveDialog = lazy(async () => ({
  default: (await import('../features/account/ProveDialog')).ProveDialog,
}));

/** Stands by for requests that want a fresh proof of who sits there. */
export function ProofGate() {
  const [settle, setSettle] = useState<(proved: boolean) => void>();
  useEffect(() => onProofWanted(() => new Promise<boolean>((resolve) => setSettle(() => resolve))), []);
  if (!settle) return null;
  return (
    <Suspense>
      <ProveDialog
        onEnd={(proved) => {
          setSettle(undefined);
          settle(proved);
        }}
      />
    </Suspense>
  );
}
