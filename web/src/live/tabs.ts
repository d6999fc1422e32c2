const prefix = 'proflow.tab.';

/** Holds a lock for as long as this tab lives; the browser lets go of it however the tab ends. */
export function claimTab(tab: string) {
  if (!('locks' in navigator)) return;
  void navigator.locks
    .request(prefix + tab, () => new Promise<never>(() => undefined))
    .catch(() => undefined);
}

/** Which of these tabs have ended, so that another may take over what they left. */
export async function endedTabs(tabs: readonly string[]): Promise<Set<string>> {
  if (!('locks' in navigator)) return new Set(tabs);
  const { held = [] } = await navigator.locks.query();
  const alive = new Set(held.map((lock) => lock.name));
  return new Set(tabs.filter((tab) => !alive.has(prefix + tab)));
}
