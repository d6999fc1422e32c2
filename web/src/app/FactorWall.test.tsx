import { screen, within } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { aWorkspace } from '../testing/builders';
import { ada } from '../testing/fakeServer';
import { aPlace, home, renderApp, workspace } from '../testing/renderApp';
import { secondFactorNeeded } from './FactorWall';

let stop = () => {};
afterEach(() => stop());

const other = aWorkspace({ name: 'Harbour Works' });

/** Ada's workspace wants a second factor until she has shown it. */
function aClosedPlace(totpSince: string | null) {
  const place = aPlace();
  let shown = false;
  const { server } = place;
  const at = '2026-11-23T09:00:00Z';
  server.on('GET', /^\/me\/snapshot$/, () => ({
    status: 200,
    data: {
      seq: 0,
      user: { ...ada, createdAt: at, updatedAt: at, version: 1 },
      workspaces: [workspace, other],
    },
  }));
  server.on('GET', /^\/workspaces\/[^/]+\/snapshot$/, () =>
    shown
      ? { status: 200, data: { seq: 0, workspace, members: place.members, roles: [], projects: [] } }
      : {
          status: 403,
          data: { code: secondFactorNeeded, title: 'This workspace asks for a second factor.' },
        },
  );
  server.on('GET', /^\/auth\/factors$/, () => ({
    status: 200,
    data: { totpSince, passkeys: [], recoveryCodesLeft: totpSince ? 10 : 0 },
  }));
  server.on('POST', /^\/auth\/reauthenticate$/, ({ body }) => {
    shown = (body as { code: string }).code === '123456';
    return shown ? { status: 204 } : { status: 401, data: { title: 'The code is wrong.' } };
  });
  return place;
}

async function open(place: ReturnType<typeof aPlace>) {
  const app = await renderApp(place.server, home);
  stop = app.stop;
  return app;
}

it('sends whoever has no second factor to where one is set up, and names the ways elsewhere', async () => {
  await open(aClosedPlace(null));

  expect(await screen.findByRole('heading', { name: /wants a second factor/ })).toBeInTheDocument();
  expect(screen.getByRole('link', { name: 'Set up a second factor' })).toHaveAttribute(
    'href',
    '/account/security',
  );
  const others = within(screen.getByRole('navigation', { name: 'Your other workspaces' }));
  expect(others.getByRole('link', { name: 'Harbour Works' })).toHaveAttribute('href', `/w/${other.id}`);
  expect(others.queryByRole('link', { name: workspace.name })).not.toBeInTheDocument();
  expect(screen.getByRole('button', { name: 'Sign out' })).toBeInTheDocument();
});

it('opens the workspace as soon as the code was shown', async () => {
  const { user } = await open(aClosedPlace('2026-11-20T09:00:00Z'));

  await user.type(await screen.findByLabelText('Code from your app'), '123456');
  await user.click(screen.getByRole('button', { name: 'Go on' }));

  expect(await screen.findByRole('heading', { name: 'Home' })).toBeInTheDocument();
});
