import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { aPlace, home, renderApp, workspace } from '../../testing/renderApp';
import { inWords } from './scopes';
import type { ServiceAccount, TokenEntry } from './tokenApi';

let stop = () => {};
afterEach(() => stop());

const aToken = (fields: Partial<TokenEntry> = {}): TokenEntry => ({
  id: 'token-1',
  name: 'Nightly report',
  hint: 'a1B2',
  scopes: ['tasks:read', 'projects:read'],
  projectIds: null,
  createdAt: '2026-11-01T09:00:00Z',
  expiresAt: null,
  lastUsedAt: null,
  lastAddress: null,
  ...fields,
});

function aServerWithTokens(tokens: TokenEntry[] = []) {
  const place = aPlace();
  const asked: { method: string; path: string; body: unknown }[] = [];
  const list = /^(\/me\/tokens|\/workspaces\/[^/]+\/service-accounts\/[^/]+\/tokens)(\?.*)?$/;
  place.server.on('GET', list, () => ({ status: 200, data: { items: [...tokens], nextCursor: null } }));
  place.server.on('POST', list, ({ method, path, body }) => {
    asked.push({ method, path, body });
    tokens.push(aToken({ id: 'token-2', name: (body as { name: string }).name }));
    return { status: 201, data: { id: 'token-2', token: 'pf_pat_secret' } };
  });
  place.server.on('DELETE', /^\/me\/tokens\/(.+)$/, ({ method, path, body }) => {
    asked.push({ method, path, body });
    tokens.splice(0, 1);
    return { status: 204 };
  });
  place.server.on('GET', /^\/workspaces(\?.*)?$/, () => ({ status: 200, data: { items: [workspace] } }));
  place.server.on('GET', /^\/workspaces\/[^/]+\/projects(\?.*)?$/, () => ({
    status: 200,
    data: { items: [place.project] },
  }));
  return { ...place, asked };
}

describe('access tokens', () => {
  it('are made with what was chosen, and shown once', async () => {
    const place = aServerWithTokens();
    const app = await renderApp(place.server, '/account/tokens');
    stop = app.stop;
    const copied = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();

    await app.user.click(await screen.findByRole('button', { name: 'New token' }));
    const dialog = await screen.findByRole('dialog', { name: 'New access token' });
    await app.user.click(within(dialog).getByRole('button', { name: 'Make the token' }));
    expect(within(dialog).getByText('Choose what the token may do.')).toBeInTheDocument();
    expect(place.asked).toHaveLength(0);
    await app.user.type(within(dialog).getByLabelText('Name'), 'Build server');
    await app.user.selectOptions(within(dialog).getByLabelText('Tasks'), 'Read and write');
    await app.user.selectOptions(within(dialog).getByLabelText('Projects'), 'Read');
    await app.user.click(within(dialog).getByRole('radio', { name: 'In some projects alone' }));
    await app.user.click(await within(dialog).findByRole('checkbox', { name: /Booking relaunch/ }));
    await app.user.click(within(dialog).getByRole('button', { name: 'Make the token' }));

    const once = await screen.findByRole('dialog', { name: 'Copy the token now' });
    expect(within(once).getByLabelText('Token')).toHaveValue('pf_pat_secret');
    await app.user.click(within(once).getByRole('button', { name: 'Copy' }));
    expect(copied).toHaveBeenCalledWith('pf_pat_secret');
    expect(place.asked[0]).toMatchObject({
      path: '/me/tokens',
      body: {
        name: 'Build server',
        scopes: ['tasks:write', 'projects:read'],
        projectIds: [place.project.id],
        expiresAt: expect.stringMatching(/^20\d\d-/) as string,
      },
    });
    await app.user.click(within(once).getByRole('button', { name: 'Done' }));
    expect(await screen.findByText('Build server')).toBeInTheDocument();
    expect(screen.queryByText('pf_pat_secret')).not.toBeInTheDocument();
  });

  it('are revoked after one question', async () => {
    const place = aServerWithTokens([aToken()]);
    const app = await renderApp(place.server, '/account/tokens');
    stop = app.stop;

    await app.user.click(await screen.findByRole('button', { name: 'Revoke Nightly report' }));
    const dialog = await screen.findByRole('dialog', { name: 'Revoke Nightly report' });
    expect(place.asked).toHaveLength(0);
    await app.user.click(within(dialog).getByRole('button', { name: 'Revoke' }));

    await waitFor(() => expect(screen.queryByText('Nightly report')).not.toBeInTheDocument());
    expect(place.asked[0]).toMatchObject({ method: 'DELETE', path: '/me/tokens/token-1' });
  });

  it('say in words what they may do', () => {
    expect(inWords(['tasks:read'])).toBe('Reads tasks');
    expect(inWords(['tasks:write', 'comments:write', 'tasks:read', 'projects:read'])).toBe(
      'Writes tasks and comments, reads projects',
    );
    expect(inWords([])).toBe('');
  });
});

describe('service accounts', () => {
  const anAccount = (fields: Partial<ServiceAccount> = {}): ServiceAccount => ({
    userId: 'bot',
    name: 'Deploy bot',
    role: 'member',
    roleId: null,
    createdAt: '2026-11-01T09:00:00Z',
    disabledAt: null,
    tokens: 1,
    lastUsedAt: null,
    ...fields,
  });

  it('are made, disabled at once and enabled again', async () => {
    const place = aServerWithTokens([aToken()]);
    const accounts: ServiceAccount[] = [];
    place.server.on('GET', /\/service-accounts(\?.*)?$/, () => ({
      status: 200,
      data: { items: [...accounts] },
    }));
    place.server.on('POST', /\/service-accounts$/, ({ body }) => {
      accounts.push(anAccount(body as Partial<ServiceAccount>));
      return { status: 201, data: accounts[0] };
    });
    place.server.on('PATCH', /\/service-accounts\/bot$/, ({ body }) => {
      const { disabled } = body as { disabled: boolean };
      accounts[0] = anAccount({ name: 'Release bot', disabledAt: disabled ? '2026-11-23T09:00:00Z' : null });
      return { status: 200, data: accounts[0] };
    });
    const app = await renderApp(place.server, `${home}/settings/service-accounts`);
    stop = app.stop;

    await app.user.click(await screen.findByRole('button', { name: 'New service account' }));
    await app.user.type(await screen.findByLabelText('Name'), 'Release bot');
    await app.user.click(screen.getByRole('radio', { name: /^Member/ }));
    await app.user.click(screen.getByRole('button', { name: 'Make it' }));
    await app.user.click(await screen.findByRole('button', { name: 'Disable Release bot' }));
    expect(await screen.findByText(/none of its tokens works/)).toBeInTheDocument();
    await app.user.click(screen.getByRole('button', { name: 'Enable Release bot' }));

    await screen.findByRole('button', { name: 'Disable Release bot' });
    expect(accounts[0]).toMatchObject({ name: 'Release bot', disabledAt: null });
  });
});
