import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { uuid7 } from '../lib/uuid';
import { createTask, deleteTask, patchTask } from '../model/taskCommands';
import { rowsRead } from '../model/modelSlice';
import { selectTask } from '../model/selectors';
import { aProject, aTask } from '../testing/builders';
import { aClient } from '../testing/client';
import { FakeServer } from '../testing/fakeServer';
import { sendCommand } from './commands';
import { selectRefused } from './liveSlice';
import { onNotice, type Notice } from './notices';
import { indexedDbStore, memoryStore } from './outboxStore';

const project = aProject();
const task = aTask({ projectId: project.id, title: 'Old', version: 3 });

function anyServer() {
  const server = new FakeServer(`project:${project.id}`, () => ({}));
  server.on('PATCH', /^\/tasks\//, ({ body }) => ({
    status: 200,
    data: { ...task, ...(body as object), version: 4 },
    headers: { 'command-id': 'server-command' },
  }));
  return server;
}

async function signedIn(server: FakeServer, outboxStore = memoryStore()) {
  const client = aClient(server, outboxStore);
  await client.session.signIn('ada@example.org', 'secret');
  client.store.dispatch(rowsRead([{ entity: 'task', rows: [task] }]));
  await vi.advanceTimersByTimeAsync(1);
  const title = () => selectTask(client.store.getState(), task.id)?.title;
  const writes = () =>
    server.asked.filter(({ method, path }) => method !== 'GET' && !path.startsWith('/auth/'));
  return { ...client, title, writes };
}

let notices: Notice[] = [];
let quiet = () => {};
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'] });
  notices = [];
  quiet = onNotice((notice) => void notices.push(notice));
});
afterEach(() => {
  quiet();
  vi.useRealTimers();
});

describe('a command', () => {
  it('shows at once and becomes what the server answers', async () => {
    const { store, title, writes } = await signedIn(anyServer());

    const { id, done } = store.dispatch(sendCommand(patchTask(task, { title: 'New' })));
    expect(title()).toBe('New');
    await vi.advanceTimersByTimeAsync(10);

    await expect(done).resolves.toMatchObject({ ok: true, reply: { commandId: 'server-command' } });
    expect(store.getState().model.pending).toEqual([]);
    expect(store.getState().model.confirmed.task[task.id]?.version).toBe(4);
    expect(writes()[0]?.headers.get('Idempotency-Key')).toBe(id);
  });

  it('that makes a task waits for the one before, so that numbers follow the order of writing', async () => {
    const server = anyServer();
    const release: (() => void)[] = [];
    server.on('POST', /\/tasks$/, async ({ body }) => {
      await new Promise<void>((done) => release.push(done));
      return { status: 201, data: { ...task, ...(body as object), version: 1 } };
    });
    const { store, writes } = await signedIn(server);

    store.dispatch(
      sendCommand(createTask(project.id, { title: 'First', statusId: task.statusId, position: 'V1' })),
    );
    store.dispatch(
      sendCommand(createTask(project.id, { title: 'Second', statusId: task.statusId, position: 'V2' })),
    );
    await vi.advanceTimersByTimeAsync(10);
    expect(writes().map(({ body }) => (body as { title: string }).title)).toEqual(['First']);
    release[0]?.();
    await vi.advanceTimersByTimeAsync(10);

    expect(writes().map(({ body }) => (body as { title: string }).title)).toEqual(['First', 'Second']);
  });

  it('waits while the server is away, shows all the same, and is sent with the same key afterwards', async () => {
    const server = anyServer();
    const { store, title, writes } = await signedIn(server);
    server.down = true;

    store.dispatch(sendCommand(patchTask(task, { title: 'New' })));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(title()).toBe('New');
    expect(store.getState().model.pending).toHaveLength(1);
    server.down = false;
    await vi.advanceTimersByTimeAsync(60_000);

    expect(store.getState().model.pending).toEqual([]);
    expect(title()).toBe('New');
    expect(new Set(writes().map(({ headers }) => headers.get('Idempotency-Key'))).size).toBe(1);
  });

  it('that is refused goes back, says why, and is kept under "Not accepted"', async () => {
    const server = anyServer();
    server.on('PATCH', /^\/tasks\//, () => ({ status: 409, data: { detail: 'This would close a circle.' } }));
    const { store, title } = await signedIn(server);

    store.dispatch(sendCommand({ ...patchTask(task, { title: 'New' }), undo: undefined }));
    await vi.advanceTimersByTimeAsync(10);

    expect(title()).toBe('Old');
    expect(notices).toEqual([{ text: 'This would close a circle.', tone: 'error' }]);
    expect(selectRefused(store.getState())).toMatchObject([
      { label: 'FER-1 changed', body: { title: 'New' } },
    ]);
  });

  it('waits for an earlier one about the same task, and not for one about another', async () => {
    const server = anyServer();
    const order: unknown[] = [];
    let release = () => {};
    server.on('PATCH', /^\/tasks\//, async ({ body, path }) => {
      order.push(body);
      if (order.length === 1) await new Promise<void>((resolve) => (release = resolve));
      return {
        status: 200,
        data: { ...task, id: path.slice(7), ...(body as object), version: 3 + order.length },
      };
    });
    const { store } = await signedIn(server);
    const other = aTask({ projectId: project.id });

    for (const title of ['1', '2']) store.dispatch(sendCommand(patchTask(task, { title })));
    store.dispatch(sendCommand(patchTask(other, { title: 'other' })));
    await vi.advanceTimersByTimeAsync(10);
    expect(order).toEqual([{ title: '1' }, { title: 'other' }]);
    release();
    await vi.advanceTimersByTimeAsync(10);

    expect(order).toEqual([{ title: '1' }, { title: 'other' }, { title: '2' }]);
  });

  it('that built on a refused creation is refused with it, and is never sent', async () => {
    const server = anyServer();
    server.on('POST', /\/tasks$/, () => ({ status: 403, data: { detail: 'You may only read here.' } }));
    const { store, writes } = await signedIn(server);
    const draft = createTask(project.id, { title: 'Mine', statusId: uuid7(), position: 'V' });

    store.dispatch(sendCommand(draft));
    const made = selectTask(store.getState(), draft.patches[0]?.entityId);
    if (made) store.dispatch(sendCommand(patchTask(made, { priority: 'high' })));
    await vi.advanceTimersByTimeAsync(10);

    expect(writes()).toHaveLength(1);
    expect(store.getState().model.pending).toEqual([]);
    expect(selectRefused(store.getState())).toHaveLength(2);
  });

  it('that makes the server stumble for ever is refused in the end, so that it blocks nothing', async () => {
    const server = anyServer();
    server.on('PATCH', /^\/tasks\//, () => ({ status: 500 }));
    const { store } = await signedIn(server);

    store.dispatch(sendCommand(patchTask(task, { title: 'New' })));
    await vi.advanceTimersByTimeAsync(300_000);

    expect(selectRefused(store.getState())).toHaveLength(1);
  });

  it('is taken back by Undo without being sent, as long as it was not', async () => {
    const server = anyServer();
    const { store, title, writes, live } = await signedIn(server);
    live.outbox['open'] = false;

    store.dispatch(sendCommand(patchTask(task, { title: 'New' })));
    await vi.advanceTimersByTimeAsync(10);
    notices[0]?.undo?.();
    await vi.advanceTimersByTimeAsync(10);

    expect(title()).toBe('Old');
    expect(writes()).toEqual([]);
  });

  it('is undone by its inverse once it was sent; a deletion by the server, which knows all that hung on it', async () => {
    const server = anyServer();
    server.on('DELETE', /^\/tasks\//, () => ({ status: 204, headers: { 'command-id': 'c-1' } }));
    server.on('POST', /^\/commands\//, () => ({ status: 200, data: { commandId: 'c-2', conflicts: [] } }));
    const { store, writes } = await signedIn(server);

    store.dispatch(sendCommand(patchTask(task, { title: 'New' })));
    await vi.advanceTimersByTimeAsync(10);
    notices[0]?.undo?.();
    await vi.advanceTimersByTimeAsync(10);
    store.dispatch(sendCommand(deleteTask(task)));
    await vi.advanceTimersByTimeAsync(10);
    notices[1]?.undo?.();
    await vi.advanceTimersByTimeAsync(10);

    expect(writes().map(({ method, path, body }) => [method, path.replace(task.id, 'id'), body])).toEqual([
      ['PATCH', '/tasks/id', { title: 'New' }],
      ['PATCH', '/tasks/id', { title: 'Old' }],
      ['DELETE', '/tasks/id', undefined],
      ['POST', '/commands/c-1/undo', undefined],
    ]);
  });

  it('survives a killed tab: the next one shows it and sends it with the same key, once it is answered nobody does', async () => {
    vi.useRealTimers();
    const server = anyServer();
    const settle = () => new Promise((resolve) => setTimeout(resolve, 60));
    const killed = aClient(server, indexedDbStore());
    await killed.session.signIn('ada@example.org', 'secret');
    server.down = true;
    const { id } = killed.store.dispatch(sendCommand(patchTask(task, { title: 'New' })));
    await settle();
    killed.live.outbox.close();
    killed.live.follower.disconnect();

    server.down = false;
    const next = aClient(server, indexedDbStore());
    await next.session.signIn('ada@example.org', 'secret');
    await settle();

    const sent = server.asked.filter(({ method }) => method === 'PATCH');
    expect(new Set(sent.map(({ headers }) => headers.get('Idempotency-Key')))).toEqual(new Set([id]));
    expect(next.store.getState().model.pending).toEqual([]);
    expect(await indexedDbStore().all(next.session.user?.id ?? '')).toEqual([]);
    next.live.follower.disconnect();
  });
});
