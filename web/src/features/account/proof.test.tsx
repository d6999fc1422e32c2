import { screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { aPlace, renderApp } from '../../testing/renderApp';

let stop = () => {};
afterEach(() => stop());

/** A server that wants a fresh proof for one request, and takes one password. */
function aCarefulServer() {
  const place = aPlace();
  let proved = false;
  place.server.on('DELETE', /^\/planted$/, () =>
    proved
      ? { status: 204 }
      : { status: 401, data: { code: 'insufficient_user_authentication', detail: 'Confirm it.' } },
  );
  place.server.on('GET', /^\/auth\/reauthenticate$/, () => ({
    status: 200,
    data: { methods: ['password'] },
  }));
  place.server.on('POST', /^\/auth\/reauthenticate$/, ({ body }) => {
    proved = (body as { password: string }).password === 'correct horse';
    return proved ? { status: 204 } : { status: 400, data: { errors: { password: ['Not yours.'] } } };
  });
  return place;
}

describe('a request that wants a fresh proof of identity', () => {
  it('asks for the password once, and is repeated by itself', async () => {
    const app = await renderApp(aCarefulServer().server, '/account/profile');
    stop = app.stop;
    await screen.findByRole('heading', { name: 'Profile' });

    const answers = Promise.all([app.live.http.delete('/planted'), app.live.http.delete('/planted')]);
    const password = await screen.findByLabelText('Password');
    await app.user.type(password, 'wrong{Enter}');
    expect(await screen.findByText('Not yours.')).toBeInTheDocument();
    await app.user.clear(password);
    await app.user.type(password, 'correct horse{Enter}');

    expect((await answers).map(({ status }) => status)).toEqual([204, 204]);
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
  });

  it('fails with what the server said when one does not want to', async () => {
    const app = await renderApp(aCarefulServer().server, '/account/profile');
    stop = app.stop;
    await screen.findByRole('heading', { name: 'Profile' });

    const answer = app.live.http.delete('/planted').catch((error: unknown) => error);
    await app.user.click(await screen.findByRole('button', { name: 'Cancel' }));

    expect(await answer).toMatchObject({ status: 401, message: 'Confirm it.' });
  });
});
