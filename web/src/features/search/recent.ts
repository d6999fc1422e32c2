/** A task that was opened from a search, as it was called then. */
export interface RecentTask {
  id: string;
  key: string;
  title: string;
  category: 'todo' | 'inProgress' | 'done' | 'cancelled';
}

const most = 6;
const place = (userId: string, workspaceId: string) => `proflow.recent.${userId}.${workspaceId}`;

export function recentTasks(userId: string, workspaceId: string): RecentTask[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(place(userId, workspaceId)) ?? '[]');
    return Array.isArray(kept) ? (kept as RecentTask[]).filter((task) => task.id && task.key) : [];
  } catch {
    return [];
  }
}

/** The newest first, each once. */
export function rememberTask(userId: string, workspaceId: string, { id, key, title, category }: RecentTask) {
  const others = recentTasks(userId, workspaceId).filter((task) => task.id !== id);
  const kept = [{ id, key, title, category }, ...others].slice(0, most);
  localStorage.setItem(place(userId, workspaceId), JSON.stringify(kept));
}
