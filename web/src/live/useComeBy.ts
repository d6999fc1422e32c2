import { useLinkedLoginsQuery, useLinkLoginMutation } from '../api/logins';
import { useProveByProviderMutation } from '../api/providers';
import type { ReadProblem } from '../api/readApi';

/** Leads to a provider and back to this page, with a session that has come by it; an account that is not linked yet is linked on the way. */
export function useComeBy() {
  const logins = useLinkedLoginsQuery(undefined, { refetchOnMountOrArgChange: true });
  const [prove, proving] = useProveByProviderMutation();
  const [link, linking] = useLinkLoginMutation();
  const isLinked = (provider: string) => logins.data?.items.some((login) => login.provider === provider);
  const go = async (provider: string) => {
    const way = isLinked(provider) ? prove : link;
    const { data } = await way({ provider, next: location.pathname });
    if (data) location.assign(data.url);
  };
  return {
    go,
    /** Undefined until it is known. */
    isLinked,
    busy: proving.isLoading || linking.isLoading,
    problem: (proving.error ?? linking.error ?? logins.error) as ReadProblem | undefined,
  };
}
