import { webLocks } from '../lib/locks';

const prefix = 'proflow.tab.';

/** Holds a lock for as long as this tab lives; the browser lets go of it however the tab ends. */
export function claimTab(tab: string) {
  void webLocks()
    ?.request(prefix + tab, () => new Promise<never>(() => undefined))
    .catch(() => undefined);
}

/** Which of these tabs have ended, so that another may take over what they left. */
export async function endedTabs(tabs: readonly string[]): Promise<Set<string>> {
  const locks = webLocks();
  if (!locks) return new Set(tabs);
  const { held = [] } = await locks.query();
  const alive = new Set(held.map((lock) => lock.name));
  return new Set(tabs.filter((tab) => !alive.has(prefix + tab)));
}
