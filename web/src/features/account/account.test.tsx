import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { ada } from '../../testing/fakeServer';
import { aPlace, home, renderApp } from '../../testing/renderApp';

let stop = () => {};
afterEach(() => stop());

const at = '2026-11-23T09:00:00Z';

/** Ada as she is when her address is not confirmed. */
function aNewcomer(sendsMail: boolean) {
  const place = aPlace();
  place.server.on('GET', /^\/me\/snapshot$/, () => ({
    status: 200,
    data: {
      seq: 0,
      user: { ...ada, emailVerifiedAt: null, createdAt: at, updatedAt: at, version: 1 },
      workspaces: [],
    },
  }));
  place.server.on('GET', /^\/auth\/email$/, () => ({
    status: 200,
    data: { email: ada.email, verifiedAt: null, pendingEmail: null, sendsMail },
  }));
  return place;
}

async function open(place: ReturnType<typeof aPlace>, address: string, signedIn = true) {
  const app = await renderApp(place.server, address, { signedIn });
  stop = app.stop;
  return app;
}

describe('an address that is not confirmed', () => {
  it('is spoken of above every page, with another letter at hand', async () => {
    const place = aNewcomer(true);
    place.server.on('POST', /^\/auth\/resend-confirmation$/, () => ({ status: 204 }));
    const { user } = await open(place, home);

    const line = await screen.findByRole('complementary', { name: 'Your address is not confirmed' });
    await user.click(within(line).getByRole('button', { name: 'Send the letter again' }));

    expect(await screen.findByText('The letter is on its way')).toBeInTheDocument();
  });

  it('is not, where no letters are sent', async () => {
    const place = aNewcomer(false);
    await open(place, home);
    await waitFor(() => expect(place.server.asked.some(({ path }) => path === '/auth/email')).toBe(true));

    expect(screen.queryByRole('complementary', { name: /not confirmed/ })).not.toBeInTheDocument();
  });
});

describe('a forgotten password', () => {
  it('is answered alike for every address, and a dead link leads to a new one', async () => {
    const place = aPlace();
    place.server.on('POST', /^\/auth\/forgot-password$/, () => ({ status: 204 }));
    place.server.on('POST', /^\/auth\/reset-password$/, () => ({ status: 410, data: { detail: 'Used.' } }));
    const { user } = await open(place, '/reset#token', false);

    await user.type(await screen.findByLabelText('New password'), 'another horse{Enter}');
    await user.click(await screen.findByRole('link', { name: 'Get a new link' }));
    await user.type(await screen.findByLabelText('E-mail'), `${ada.email}{Enter}`);

    expect(await screen.findByRole('heading', { name: 'Look into your mailbox' })).toBeInTheDocument();
    expect(place.server.asked.find(({ path }) => path === '/auth/reset-password')?.body).toEqual({
      token: 'token',
      password: 'another horse',
    });
  });
});

describe('deleting the account', () => {
  it('says what happens to each workspace, and does nothing while one would be left alone', async () => {
    const place = aPlace();
    place.server.on('GET', /^\/auth\/delete-account$/, () => ({
      status: 200,
      data: {
        workspaces: [
          { workspaceId: 'w', name: 'Northsound', outcome: 'blocked', openTasks: 3, colleagues: [] },
        ],
      },
    }));
    const { user } = await open(place, '/account/profile');

    await user.click(await screen.findByRole('button', { name: 'Delete account' }));

    const dialog = await screen.findByRole('dialog', { name: 'Delete your account' });
    expect(await within(dialog).findByText(/left without an owner/)).toBeInTheDocument();
    expect(within(dialog).queryByRole('button', { name: 'Delete account' })).not.toBeInTheDocument();
  });

  it('hands open tasks to whom one names', async () => {
    const place = aPlace();
    place.server.on('GET', /^\/auth\/delete-account$/, () => ({
      status: 200,
      data: {
        workspaces: [
          {
            workspaceId: 'w',
            name: 'Northsound',
            outcome: 'left',
            openTasks: 3,
            colleagues: [{ userId: 'b', name: 'Ben' }],
          },
        ],
      },
    }));
    place.server.on('POST', /^\/auth\/delete-account$/, () => ({ status: 204 }));
    const { user } = await open(place, '/account/profile');
    await user.click(await screen.findByRole('button', { name: 'Delete account' }));
    const dialog = await screen.findByRole('dialog', { name: 'Delete your account' });

    await user.click(await within(dialog).findByLabelText('Open tasks in Northsound go to'));
    await user.click(await screen.findByRole('option', { name: 'Ben' }));
    await user.type(within(dialog).getByLabelText(/Type .* to go on/), ada.email);
    await user.click(within(dialog).getByRole('button', { name: 'Delete account' }));

    await waitFor(() =>
      expect(place.server.asked.findLast(({ path }) => path === '/auth/delete-account')?.body).toEqual({
        confirm: ada.email,
        handOver: [{ workspaceId: 'w', userId: 'b' }],
      }),
    );
  });
});
