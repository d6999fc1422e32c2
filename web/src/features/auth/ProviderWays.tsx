import Button from '@mui/material/Button';
import { providerStart, useProvidersQuery } from '../../api/providers';
import { Icon } from '../../ui/Icon';
import { OrLine } from '../../ui/OrLine';

interface ProviderWaysProps {
  next: string;
  /** Another way without a password stands above. */
  after?: boolean;
}

/** A button for each provider that the server has, and a line between the ways without a password and the one with. */
export function ProviderWays({ next, after = false }: ProviderWaysProps) {
  const { data } = useProvidersQuery(undefined);
  const providers = data?.items ?? [];
  return (
    <>
      {providers.map(({ id, name, kind }) => (
        // A whole page load: the way leads through another site, which must be able to set this one's cookies.
        <Button
          key={id}
          data-way
          variant="outlined"
          size="large"
          startIcon={kind === 'oidc' && <Icon name="users" />}
          href={providerStart(id, next)}
        >
          Continue with {name}
        </Button>
      ))}
      {(after || providers.length > 0) && <OrLine>or with a password</OrLine>}
    </>
  );
}
