/** Web Locks exist in secure contexts only: on plain HTTP under another name than localhost there are none. */
export const webLocks = (): LockManager | null => ('locks' in navigator ? navigator.locks : null) ?? null;
