import { screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aPlace, home, renderApp } from '../../testing/renderApp';

let stop = () => {};
beforeEach(() => localStorage.clear());
afterEach(() => stop());

const staff = { id: 'staff', name: 'Northsound', kind: 'oidc', groups: true };

function aServer(items = [staff]) {
  const place = aPlace();
  place.server.on('GET', /^\/auth\/providers$/, () => ({ status: 200, data: { items, nextCursor: null } }));
  place.server.on('GET', /^\/me\/logins$/, () => ({ status: 200, data: { items: [], nextCursor: null } }));
  return place;
}

async function open(address: string, signedIn: boolean, items?: (typeof staff)[]) {
  const app = await renderApp(aServer(items).server, address, { signedIn });
  stop = app.stop;
  return app;
}

describe('signing in with a provider', () => {
  it('leads to the provider and back to where one wanted to be', async () => {
    await open(`/signin?next=${encodeURIComponent(home)}`, false);

    const way = await screen.findByRole('link', { name: 'Continue with Northsound' });
    expect(way).toHaveAttribute(
      'href',
      `/api/v1/auth/oauth/staff/start?returnUrl=${encodeURIComponent(home)}`,
    );
  });

  it('never takes one to another site afterwards', async () => {
    await open('/signin?next=//evil.example', false);

    const way = await screen.findByRole('link', { name: 'Continue with Northsound' });
    expect(way).toHaveAttribute('href', '/api/v1/auth/oauth/staff/start?returnUrl=%2F');
  });

  it('shows no buttons where there are no providers', async () => {
    await open('/signin', false, []);

    expect(await screen.findByLabelText('E-mail')).toBeInTheDocument();
    expect(screen.queryByText('or with a password')).not.toBeInTheDocument();
  });

  it('takes up the session that the provider led to', async () => {
    const { place } = await open(`/signin/done?next=${encodeURIComponent(home)}`, false);

    expect(await screen.findByRole('heading', { name: 'Home' })).toBeInTheDocument();
    expect(place()).toBe(home);
  });
});

describe('a sign-in that failed at the provider', () => {
  it.each([
    ['sign_in_denied', 'Northsound did not sign you in', true],
    ['sign_in_over', 'This sign-in is over', true],
    ['link_first', 'You have an account here already', false],
    ['email_unverified', 'Your e-mail address is not confirmed', false],
    ['anything else', 'Northsound could not sign you in', true],
  ])('%s says what happened, and how to go on', async (code, title, again) => {
    await open(`/signin/problem?code=${code}&provider=staff&next=/w/1`, false);

    expect(await screen.findByRole('heading', { name: title })).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Sign in another way' })).toHaveAttribute(
      'href',
      '/signin?next=%2Fw%2F1',
    );
    expect(screen.queryByRole('link', { name: 'Try Northsound again' }) !== null).toBe(again);
  });
});
