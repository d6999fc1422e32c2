import Button from '@mui/material/Button';
import { useProvidersQuery } from '../api/providers';
import { useAppSelector } from '../live/hooks';
import { useComeBy } from '../live/useComeBy';
import { selectWorkspace } from '../model/selectors';
import { Elsewhere } from './Elsewhere';
import { Logo } from './Logo';
import styles from './Wall.module.css';

/** The code of a workspace that lets in only those who have come by its own provider. */
export const providerNeeded = 'provider_needed';

interface ProviderWallProps {
  workspaceId: string;
  /** The provider's id. */
  provider: string | undefined;
}

/** In place of a workspace that wants its members to sign in with its provider: the way there, and the ways elsewhere. */
export function ProviderWall({ workspaceId, provider }: ProviderWallProps) {
  const workspace = useAppSelector((state) => selectWorkspace(state, workspaceId));
  const { data } = useProvidersQuery(undefined);
  const there = useComeBy();
  if (!data) return null;
  const known = data.items.find(({ id }) => id === provider);
  const linked = known && there.isLinked(known.id);
  return (
    <main className={styles.page}>
      <Logo size={32} />
      <h1>
        <bdi>{workspace?.name ?? 'This workspace'}</bdi> wants you to sign in with{' '}
        <bdi>{known?.name ?? 'its provider'}</bdi>
      </h1>
      {known ? (
        <>
          <p className={styles.lead}>
            Its owners let in only those who come by {known.name}.{' '}
            {linked
              ? 'Go there once, and you are in; you stay signed in here.'
              : `Your account is not linked to it yet: going there links it, and from then on you can sign in with ${known.name}.`}
          </p>
          <Button
            variant="contained"
            size="large"
            aria-disabled={there.busy || linked === undefined}
            onClick={() => void there.go(known.id)}
          >
            {linked ? `Continue with ${known.name}` : `Link ${known.name}`}
          </Button>
        </>
      ) : (
        <p className={styles.lead}>
          This server has that provider no more. Ask an owner of the workspace to choose another one.
        </p>
      )}
      {there.problem && <p role="alert">{there.problem.message}</p>}
      <Elsewhere workspaceId={workspaceId} />
    </main>
  );
}
