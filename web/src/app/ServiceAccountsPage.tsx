import { useParams } from 'react-router';
import { ServiceAccounts } from '../features/tokens/ServiceAccounts';

export function ServiceAccountsPage() {
  const { workspaceId = '' } = useParams();
  return <ServiceAccounts key={workspaceId} workspaceId={workspaceId} />;
}
