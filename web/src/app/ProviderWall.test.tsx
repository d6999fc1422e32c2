import { screen, waitFor } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { aPlace, home, renderApp, workspace } from '../testing/renderApp';
import { providerNeeded } from './ProviderWall';

let stop = () => {};
afterEach(() => {
  stop();
  vi.unstubAllGlobals();
});

/** Ada's workspace lets in only whoever comes by Northsound. */
async function open(
  linked: boolean,
  providers = [{ id: 'staff', name: 'Northsound', kind: 'oidc', groups: true }],
) {
  const { server } = aPlace();
  server.on('GET', /^\/workspaces\/[^/]+\/snapshot$/, () => ({
    status: 403,
    data: {
      code: providerNeeded,
      provider: 'staff',
      title: 'This workspace lets in only whoever signs in with its own provider.',
    },
  }));
  server.on('GET', /^\/auth\/providers$/, () => ({ status: 200, data: { items: providers } }));
  server.on('GET', /^\/me\/logins$/, () => ({
    status: 200,
    data: {
      items: linked ? [{ id: 'l', provider: 'staff', email: null, createdAt: '2026-11-23T09:00:00Z' }] : [],
    },
  }));
  server.on('POST', /^\/auth\/oauth\/staff\/(link|prove)$/, () => ({
    status: 200,
    data: { url: '#to-the-provider' },
  }));
  const app = await renderApp(server, home);
  stop = app.stop;
  return { ...app, server };
}

it.each([
  [true, 'Continue with Northsound', '/auth/oauth/staff/prove'],
  [false, 'Link Northsound', '/auth/oauth/staff/link'],
])('leads to the provider and back here, with the account linked: %s', async (linked, name, path) => {
  const { user, server } = await open(linked);

  expect(
    await screen.findByRole('heading', { name: `${workspace.name} wants you to sign in with Northsound` }),
  ).toBeInTheDocument();
  await user.click(await screen.findByRole('button', { name }));

  await waitFor(() =>
    expect(server.asked.filter((one) => one.method === 'POST' && one.path === path)).toHaveLength(1),
  );
  expect(screen.getByRole('button', { name: 'Sign out' })).toBeInTheDocument();
});

it('says so where the server has the provider no more', async () => {
  await open(true, []);

  expect(await screen.findByText(/has that provider no more/)).toBeInTheDocument();
});
