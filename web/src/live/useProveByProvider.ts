import { useProveByProviderMutation } from '../api/providers';
import type { ReadProblem } from '../api/readApi';

/** Leads to a provider to show that one comes in by it, and back to this page. */
export function useProveByProvider() {
  const [prove, { error, isLoading }] = useProveByProviderMutation();
  const go = async (provider: string) => {
    const { data } = await prove({ provider, next: location.pathname });
    if (data) location.assign(data.url);
  };
  return { go, busy: isLoading, problem: error as ReadProblem | undefined };
}
