import { rowsRead } from '../model/modelSlice';
import type { EntityName } from '../model/types';
import type { LiveThunk } from './commands';

const parts: [EntityName, string][] = [
  ['comment', 'comments'],
  ['reaction', 'reactions'],
  ['checklistItem', 'checklist'],
  ['attachment', 'attachments'],
  ['timeEntry', 'time-entries'],
];

interface Page {
  items: { id: string; version: number }[];
  nextCursor: string | null;
}

/**
 * Reads what a project's snapshot leaves out of a task: comments with their reactions, checklist, links, time. From then on the stream keeps it
 * up to date. A part that cannot be read does not keep the others away.
 */
export function loadTaskDetails(taskId: string): LiveThunk<Promise<void>> {
  return async (dispatch, _, { http }) => {
    const readAll = async ([entity, path]: [EntityName, string]) => {
      let cursor: string | null = null;
      do {
        const params: Record<string, unknown> = { limit: 1000, ...(cursor ? { cursor } : {}) };
        const { data }: { data: Page } = await http.get<Page>(`/tasks/${taskId}/${path}`, { params });
        dispatch(rowsRead([{ entity, rows: data.items }]));
        cursor = data.nextCursor;
      } while (cursor);
    };
    await Promise.allSettled(parts.map(readAll));
  };
}
