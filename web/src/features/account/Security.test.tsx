import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { aPlace, renderApp } from '../../testing/renderApp';
import type { Factors } from './factorsApi';

let stop = () => {};
afterEach(() => stop());

const at = '2026-11-23T09:00:00Z';

/** A server that knows one person's factors and sessions. */
function aServerOf(factors: Partial<Factors>, others = 1) {
  const place = aPlace();
  const own: Factors = { totpSince: null, recoveryCodesLeft: 0, passkeys: [], ...factors };
  const ids = ['this', ...Array.from({ length: others }, (_, i) => `other${i}`)];
  const sessions = ids.map((id) => ({
    id,
    userAgent: null,
    ip: null,
    createdAt: at,
    lastUsedAt: at,
    current: id === 'this',
  }));
  const ended: string[] = [];
  place.server.on('GET', /^\/auth\/factors$/, () => ({ status: 200, data: { ...own } }));
  place.server.on('GET', /^\/auth\/reauthenticate$/, () => ({
    status: 200,
    data: { methods: ['password'] },
  }));
  place.server.on('GET', /^\/auth\/sessions/, () => ({
    status: 200,
    data: { items: sessions.filter(({ id }) => !ended.includes(id)) },
  }));
  place.server.on('DELETE', /^\/auth\/sessions\/(.+)$/, (_, [, id = '']) => {
    ended.push(id);
    return { status: 204 };
  });
  return { ...place, own, ended };
}

const open = async (place: ReturnType<typeof aServerOf>) => {
  const app = await renderApp(place.server, '/account/security');
  stop = app.stop;
  await screen.findByRole('heading', { name: 'Passkeys' });
  return app;
};

describe('the page of one’s own factors', () => {
  it('offers, after a change, to end all other sessions (ASVS 7.4.3)', async () => {
    const place = aServerOf({ totpSince: at, recoveryCodesLeft: 8 }, 2);
    place.server.on('DELETE', /^\/auth\/factors\/totp$/, () => {
      place.own.totpSince = null;
      return { status: 204 };
    });
    const app = await open(place);

    await app.user.click(screen.getByRole('button', { name: 'Remove the authenticator app' }));
    await app.user.click(await screen.findByRole('button', { name: 'End all other sessions' }));

    await waitFor(() => expect(place.ended).toEqual(['other0', 'other1']));
    await waitFor(() =>
      expect(screen.queryByRole('button', { name: 'End all other sessions' })).not.toBeInTheDocument(),
    );
    expect(screen.getByRole('button', { name: 'Set up an app' })).toBeInTheDocument();
  });

  it('sets an app up with a code, and shows the recovery codes once', async () => {
    const place = aServerOf({});
    const sent: unknown[] = [];
    place.server.on('POST', /^\/auth\/factors\/totp$/, () => ({
      status: 201,
      data: { id: 'draft', secret: 'MZXW6YTBOI234567', link: 'otpauth://totp/ProFlow:ada' },
    }));
    place.server.on('POST', /^\/auth\/factors\/totp\/confirm$/, ({ body }) => {
      sent.push(body);
      if (sent.length === 1) return { status: 400, data: { errors: { code: ['This is not the code.'] } } };
      place.own.totpSince = at;
      place.own.recoveryCodesLeft = 10;
      return { status: 200, data: { passkey: null, recoveryCodes: ['aaaa-bbbb', 'cccc-dddd'] } };
    });
    const app = await open(place);

    await app.user.click(screen.getByRole('button', { name: 'Set up an app' }));
    expect(await screen.findByRole('img', { name: /QR code/ })).toBeInTheDocument();
    expect(screen.getByText('MZXW 6YTB OI23 4567')).toBeInTheDocument();
    const field = screen.getByLabelText('Code from your app');
    await app.user.type(field, '000000{Enter}');
    expect(await screen.findByText('This is not the code.')).toBeInTheDocument();
    await app.user.clear(field);
    await app.user.type(field, '123456{Enter}');

    const codes = await screen.findByRole('list', { name: 'Recovery codes' });
    expect(
      within(codes)
        .getAllByRole('listitem')
        .map((item) => item.textContent),
    ).toEqual(['aaaa-bbbb', 'cccc-dddd']);
    expect(sent).toEqual([
      { id: 'draft', code: '000000' },
      { id: 'draft', code: '123456' },
    ]);
    await app.user.click(screen.getByRole('button', { name: 'I have kept them' }));
    expect(screen.queryByText('aaaa-bbbb')).not.toBeInTheDocument();
    expect(await screen.findByText('10 of 10 are left.')).toBeInTheDocument();
  });

  it('warns when recovery codes run out', async () => {
    await open(aServerOf({ totpSince: at, recoveryCodesLeft: 2 }));

    expect(await screen.findByText(/Only 2 of 10 are left/)).toBeInTheDocument();
  });
});
