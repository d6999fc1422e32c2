import { vi } from 'vitest';
import type { Ability, Task } from '../model/types';
import { aLabel, aStatus, aTask } from './builders';
import { ada, type Asked } from './fakeServer';
import { aPlace, home, renderApp } from './renderApp';

/** A place whose project has two columns, labels and the given tasks; every write is taken as it is asked. */
export function aBoard(
  tasksOf: (at: Pick<Task, 'projectId' | 'statusId'>) => Task[],
  can?: readonly Ability[],
) {
  // Windowed lists show as many rows as fit, and a page in a test has no height.
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(900);
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(900);
  const { server, project, todo } = aPlace();
  const done = aStatus({ projectId: project.id, name: 'Done', category: 'done', position: 'W' });
  const bug = aLabel({ projectId: project.id, name: 'Bug' });
  const tasks = new Map(tasksOf({ projectId: project.id, statusId: todo.id }).map((task) => [task.id, task]));
  const writes: { method: string; path: string; body: unknown }[] = [];
  const write = ({ method, path, body }: Asked) => {
    writes.push({ method, path, body });
    const [, , id = '', part = 'move'] = path.split('/');
    const old = tasks.get(id);
    if (old && part === 'move') {
      const task = { ...old, ...(body as object), version: old.version + 1 };
      tasks.set(id, task);
      return { status: 200, data: task };
    }
    return { status: 201, data: made(part, id, body as object) };
  };
  const made = (part: string, id: string, body: object) => {
    if (part === 'tasks') {
      const task = aTask({ ...body, projectId: project.id, key: `FER-${tasks.size + 1}` });
      tasks.set(task.id, task);
      return task;
    }
    const by = { authorId: ada.id, authorName: ada.name, parentId: null, internal: false, editedAt: null };
    const at = { projectId: project.id, taskId: id, createdAt: '2026-11-23T09:00:00Z', version: 1 };
    return part === 'comments' ? { ...by, ...at, ...body } : null;
  };
  server.on('GET', new RegExp(`^/projects/${project.id}/snapshot$`), () => ({
    status: 200,
    data: {
      seq: server.seq,
      project: { ...project, can: can ?? project.can },
      members: [],
      statuses: [todo, done],
      labels: [bug],
      milestones: [],
      tasks: [...tasks.values()],
      dependencies: [],
    },
  }));
  server.on('GET', /^\/tasks\/[^/]+\/[a-z-]+$/, () => ({
    status: 200,
    data: { items: [], nextCursor: null },
  }));
  server.on('POST', /^\/(tasks|projects)\//, write);
  server.on('PATCH', /^\/tasks\//, write);
  server.on('DELETE', /^\/tasks\//, write);
  return {
    ...{ server, project, todo, done, bug, writes },
    tasksByTitle: (title: string) => [...tasks.values()].find((task) => task.title === title) as Task,
    show: (view: string) => renderApp(server, `${home}/p/${project.key}/${view}`),
  };
}

export const named = (at: Pick<Task, 'projectId' | 'statusId'>, ...titles: string[]) =>
  titles.map((title, index) => aTask({ ...at, title, key: `FER-${index + 1}`, position: `a${index + 1}` }));
