import axios, { type AxiosInstance, type InternalAxiosRequestConfig } from 'axios';
import type { Status, Task } from '../src/model/types';
import { aTask } from '../src/testing/builders';
import { activity, attachments, checklist, comments, project, statuses, timeEntries } from './data';

/** Answers the requests of the gallery's screens from memory, as the real server would. */
export function galleryServer(tasks: readonly Task[]): AxiosInstance {
  const rows = new Map<string, { id: string; version: number }>(
    [...tasks, ...comments, ...checklist, ...attachments].map((row) => [row.id, row]),
  );
  let number = 5000;
  const patch = (id: string, fields: object) => {
    const status = statuses.find((row: Status) => row.id === (fields as Partial<Task>).statusId);
    const old = rows.get(id) ?? { id, version: 0 };
    const row = {
      ...old,
      ...fields,
      ...(status ? { category: status.category } : {}),
      version: old.version + 1,
    };
    rows.set(id, row);
    return row;
  };
  const create = (body: { id: string }, more: object) => patch(body.id, { ...body, ...more });
  const lists: Record<string, readonly { taskId: string }[]> = {
    comments,
    checklist,
    attachments,
    'time-entries': timeEntries,
  };

  function answer({ method, url = '', data }: InternalAxiosRequestConfig): unknown {
    const body =
      typeof data === 'string' ? (JSON.parse(data) as Record<string, unknown> & { id: string }) : { id: '' };
    const [, kind = '', id = '', part = ''] = url.split('/');
    if (method === 'get') {
      if (part === 'activity') return { items: activity, nextCursor: null };
      return { items: (lists[part] ?? []).filter((row) => row.taskId === id), nextCursor: null };
    }
    if (method === 'delete') return null;
    if (part === 'batch' || url.endsWith('/tasks/batch')) {
      const operations = body.operations as { patch?: { id: string } }[];
      return {
        items: operations.map((operation) =>
          operation.patch ? patch(operation.patch.id, operation.patch) : null,
        ),
      };
    }
    if (method === 'patch' || part === 'move')
      return patch(kind === 'projects' ? (url.split('/')[4] ?? '') : id, body);
    if (part === 'tasks')
      return create(body, aTask({ ...body, projectId: project.id, key: `FER-${++number}`, version: 0 }));
    return create(body, { projectId: project.id, taskId: id, successorId: id });
  }

  return axios.create({
    adapter: async (config) => {
      await new Promise((done) =>
        setTimeout(done, Number(new URLSearchParams(location.search).get('lag') ?? 60)),
      );
      return { data: answer(config), status: 200, statusText: 'OK', headers: {}, config };
    },
  });
}
