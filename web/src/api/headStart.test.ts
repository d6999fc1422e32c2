import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

const user = { id: 'u', name: 'Ada', email: 'ada@example.org' };
const answers: Record<string, unknown> = {
  '/api/v1/auth/refresh': { accessToken: 'token', expiresIn: 900, user },
  '/api/v1/me/snapshot': { seq: 1, user },
  '/api/v1/workspaces/w/snapshot': { seq: 2, projects: [{ id: 'p', key: 'FER' }] },
  '/api/v1/projects/p/snapshot': { seq: 3 },
};
const asked: { path: string; authorization: string | null }[] = [];

const visit = async (address: string, signedIn: boolean) => {
  if (signedIn) localStorage.setItem('proflow.signed-in', '1');
  history.replaceState(null, '', address);
  return import('./headStart');
};

beforeEach(() => {
  vi.resetModules();
  localStorage.clear();
  asked.length = 0;
  vi.stubGlobal('fetch', (path: string, init: RequestInit = {}) => {
    asked.push({ path, authorization: new Headers(init.headers).get('Authorization') });
    const answer = answers[path];
    return Promise.resolve(new Response(JSON.stringify(answer ?? {}), { status: answer ? 200 : 401 }));
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
  localStorage.clear();
});

describe('the head start', () => {
  it('asks nothing for a visitor who never signed in', async () => {
    const { takeSession } = await visit('/w/w/p/FER/board', false);

    expect(takeSession()).toBeNull();
    expect(asked).toEqual([]);
  });

  it('continues the session and reads on to the project in the address, each for one taker', async () => {
    const { takeSession, takeRead } = await visit('/w/w/p/FER/board', true);

    expect(await takeSession()).toMatchObject({ accessToken: 'token' });
    expect(takeSession()).toBeNull();
    await vi.waitFor(() => expect(asked.map(({ path }) => path)).toContain('/api/v1/projects/p/snapshot'));
    expect(asked.slice(1).every(({ authorization }) => authorization === 'Bearer token')).toBe(true);
    expect(await takeRead('/projects/p/snapshot')).toEqual({ seq: 3 });
    expect(await takeRead('/projects/p/snapshot')).toBeUndefined();
  });

  it('leaves an ended session and what the server refuses to the parts that can deal with it', async () => {
    const { takeSession, takeRead } = await visit('/w/unknown', true);

    expect(await takeSession()).toMatchObject({ accessToken: 'token' });
    expect(await takeRead('/workspaces/unknown/snapshot')).toBeUndefined();
  });

  it('shows what was read for one person to nobody else', async () => {
    const { takeSession, takeRead, forgetReads } = await visit('/', true);
    await takeSession();

    forgetReads();

    expect(await takeRead('/me/snapshot')).toBeUndefined();
  });
});
