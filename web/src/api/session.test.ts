import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FakeServer } from '../testing/fakeServer';
import { Problem } from './problem';

const anyServer = () => new FakeServer('none', () => ({}));
const count = (server: FakeServer, path: string) =>
  server.asked.filter((asked) => asked.path === path).length;

beforeEach(() => localStorage.clear());
afterEach(() => localStorage.clear());

describe('the session', () => {
  it('asks nothing for a visitor who never signed in', async () => {
    const server = anyServer();

    expect(await server.session().resume()).toBe(false);
    expect(server.asked).toEqual([]);
  });

  it('continues in a new tab without a password', async () => {
    const server = anyServer();
    await server.session().signIn('ada@example.org', 'secret');

    const next = server.session();

    expect(await next.resume()).toBe(true);
    expect(next.user?.name).toBe('Ada');
  });

  it('renews the token once for many requests that find it ended, and repeats them', async () => {
    const server = anyServer();
    let good = 'first';
    server.on('POST', /^\/auth\/refresh$/, () => {
      good = 'second';
      return {
        status: 200,
        data: { accessToken: 'second', expiresIn: 900, user: { id: 'u', name: 'Ada', email: 'a' } },
      };
    });
    server.on('POST', /^\/auth\/login$/, () => ({
      status: 200,
      data: { accessToken: 'first', expiresIn: 900, user: { id: 'u', name: 'Ada', email: 'a' } },
    }));
    server.on('GET', /^\/projects$/, ({ headers }) =>
      headers.get('Authorization') === `Bearer ${good}` && good === 'second'
        ? { status: 200, data: 'here' }
        : { status: 401 },
    );
    const session = server.session();
    const http = server.http(session);
    await session.signIn('ada@example.org', 'secret');

    const answers = await Promise.all([1, 2, 3, 4].map(() => http.get<string>('/projects')));

    expect(answers.map(({ data }) => data)).toEqual(['here', 'here', 'here', 'here']);
    expect(count(server, '/auth/refresh')).toBe(1);
  });

  it('ends, and says so, when the server no longer knows it', async () => {
    const server = anyServer();
    server.on('POST', /^\/auth\/refresh$/, () => ({ status: 401 }));
    server.on('GET', /^\/projects$/, () => ({ status: 401 }));
    const session = server.session();
    await session.signIn('ada@example.org', 'secret');
    const seen: unknown[] = [];
    session.onChange((user) => seen.push(user));

    await expect(server.http(session).get('/projects')).rejects.toMatchObject({ status: 401 });

    expect(seen).toEqual([null]);
    expect(await session.resume()).toBe(false);
  });

  it('does not end because the server cannot be reached', async () => {
    const server = anyServer();
    const session = server.session();
    await session.signIn('ada@example.org', 'secret');
    server.down = true;

    await expect(session.refresh()).rejects.toMatchObject({ status: 0 });

    expect(session.user?.name).toBe('Ada');
  });

  it('turns a refusal into a sentence, with the fields that are wrong', async () => {
    const server = anyServer();
    server.on('POST', /^\/auth\/register$/, () => ({
      status: 400,
      data: { title: 'Bad Request', errors: { Email: ['This e-mail is in use.'] }, traceId: 't-1' },
    }));

    const problem: unknown = await server
      .session()
      .register('Ada', 'ada@example.org', 'secret')
      .catch((error: unknown) => error);

    expect(problem).toBeInstanceOf(Problem);
    expect((problem as Problem).message).toBe('This e-mail is in use.');
    expect((problem as Problem).fieldError('email')).toBe('This e-mail is in use.');
    expect((problem as Problem).traceId).toBe('t-1');
  });
});
