import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Patch, Project } from '../model/types';
import { selectTasks } from '../model/selectors';
import { aProject, aTask } from '../testing/builders';
import { aClient } from '../testing/client';
import { FakeServer } from '../testing/fakeServer';
import { selectConnection, selectLoad } from './liveSlice';

const project: Project = aProject();
const channel = `project:${project.id}`;

const anyServer = () =>
  new FakeServer(channel, (server) => ({
    seq: server.seq,
    project,
    members: [],
    statuses: [],
    labels: [],
    milestones: [],
    tasks: server.rows('task'),
    dependencies: [],
  }));

let place = 0;
const addTask = (title: string): Patch => {
  const task = aTask({ projectId: project.id, title, position: `V${String(++place).padStart(4, '0')}` });
  return { entity: 'task', entityId: task.id, op: 'created', data: { ...task } };
};

async function followed(server = anyServer()) {
  const client = aClient(server);
  await client.session.signIn('ada@example.org', 'secret');
  await client.live.follower.follow(channel);
  await vi.advanceTimersByTimeAsync(1);
  const titles = () => selectTasks(client.store.getState(), project.id).map((task) => task.title);
  return { ...client, server, titles };
}

let stop: (() => void) | undefined;
async function start(server?: FakeServer) {
  const client = await followed(server);
  stop = () => client.live.follower.disconnect();
  return client;
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  stop?.();
  vi.useRealTimers();
});

describe('a followed project', () => {
  it('is loaded once and then shows each change as it happens', async () => {
    const { server, titles } = await start();
    server.commit(addTask('First'));

    server.commit(addTask('Second'));

    expect(titles()).toEqual(['First', 'Second']);
    expect(
      server.asked.filter(({ path }) => path.endsWith('/snapshot') && path.includes(project.id)),
    ).toHaveLength(1);
  });

  it('reaches the server’s state after its socket was dropped, with a new ticket', async () => {
    const { server, titles, store } = await start();
    server.mute = true;
    server.dropSockets();
    server.commit([addTask('Missed'), addTask('Missed too')]);
    server.mute = false;
    expect(selectConnection(store.getState())).toBe('offline');

    await vi.advanceTimersByTimeAsync(5_000);

    expect(titles()).toEqual(['Missed', 'Missed too']);
    expect(selectConnection(store.getState())).toBe('online');
    expect(server.tickets).toBe(2);
  });

  it('comes back by itself when the server was away for an hour', async () => {
    const { server, titles } = await start();
    server.down = true;
    server.dropSockets();
    await vi.advanceTimersByTimeAsync(3_600_000);
    server.commit(addTask('Meanwhile'));

    server.down = false;
    await vi.advanceTimersByTimeAsync(30_000);

    expect(titles()).toEqual(['Meanwhile']);
  });

  it('asks for a hole in the numbers at once, page by page', async () => {
    const { server, titles } = await start();
    server.mute = true;
    for (const title of ['1', '2', '3', '4', '5']) server.commit(addTask(title));
    server.mute = false;

    server.commit(addTask('6'));
    await vi.advanceTimersByTimeAsync(10);

    expect(titles()).toEqual(['1', '2', '3', '4', '5', '6']);
  });

  it('finds a lost push within a minute of silence', async () => {
    const { server, titles } = await start();
    server.mute = true;
    server.commit(addTask('Never pushed'));

    await vi.advanceTimersByTimeAsync(45_000);

    expect(titles()).toEqual(['Never pushed']);
  });

  it('advances over changes that it may not see', async () => {
    const { server, titles, store } = await start();

    server.commit(addTask('Hidden'), 'someone', { masked: true });
    server.commit(addTask('Seen'));
    await vi.advanceTimersByTimeAsync(10);

    expect(titles()).toEqual(['Seen']);
    expect(store.getState().model.streams[channel]).toEqual({ seq: 2, status: 'live' });
  });

  it('loads the snapshot again when the log was trimmed while it was away', async () => {
    const { server, titles } = await start();
    server.down = true;
    server.dropSockets();
    server.commit(addTask('Long ago'));
    server.trim();

    server.down = false;
    await vi.advanceTimersByTimeAsync(20_000);
    server.commit(addTask('Now'));

    expect(titles()).toEqual(['Long ago', 'Now']);
  });

  it('loads the snapshot again when catching up by number answers 410', async () => {
    const { server, titles } = await start();
    server.mute = true;
    server.commit(addTask('Long ago'));
    server.trim();

    await vi.advanceTimersByTimeAsync(45_000);

    expect(titles()).toEqual(['Long ago']);
  });

  it('says so when it does not exist, and tries again when the server only stumbles', async () => {
    const server = anyServer();
    let status = 503;
    server.on('GET', /snapshot$/, ({ path }) =>
      path === '/me/snapshot' ? { status: 503 } : { status, data: { detail: 'No such project.' } },
    );
    const client = aClient(server);
    stop = () => client.live.follower.disconnect();
    await client.session.signIn('ada@example.org', 'secret');
    void client.live.follower.follow(channel);
    await vi.advanceTimersByTimeAsync(1);
    expect(selectLoad(client.store.getState(), channel).status).toBe('failed');

    status = 404;
    await vi.advanceTimersByTimeAsync(20_000);

    expect(selectLoad(client.store.getState(), channel)).toEqual({
      status: 'missing',
      sentence: 'No such project.',
    });
  });

  it('stops when the right to it ends', async () => {
    const { server, store } = await start();

    server.hubs[0]?.events.unsubscribed(channel, 'revoked');
    await vi.advanceTimersByTimeAsync(1);

    expect(store.getState().model.streams[channel]?.status).toBe('lost');
    expect(selectLoad(store.getState(), channel).status).toBe('missing');
  });
});
