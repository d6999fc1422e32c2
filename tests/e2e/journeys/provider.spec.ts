import type { Page } from '@playwright/test';
import { expect, test as base } from '../support/fixtures';
import { OpenIdPeer } from '../support/peer';
import { ServerProcess } from '../support/server';

// A server of its own: it has a sign-in provider.
const test = base.extend<object, { peer: OpenIdPeer; server: ServerProcess }>({
  peer: [
    async ({ server: _ }, use) => {
      await use(peer);
    },
    { scope: 'worker' },
  ],
  server: [
    async ({ browserName: _ }, use) => {
      const server = await ServerProcess.start(async (url) => {
        peer = await OpenIdPeer.start(url);
        return peer.settings(url);
      });
      await use(server);
      await server.stop();
      await peer.stop();
    },
    { scope: 'worker', timeout: 150_000 },
  ],
});
let peer: OpenIdPeer;

/** On the provider's own pages. */
async function signInThere(page: Page, name: string) {
  await page.getByPlaceholder(/login/i).fill(name);
  await page.getByPlaceholder(/password/i).fill('any');
  await page.getByRole('button').click();
  await page.getByRole('button', { name: 'Continue' }).click();
}

test('Somebody comes in by a provider, stands where they wanted to be, and sees what is linked', async ({
  stranger,
}) => {
  const { page } = await stranger('Alice');
  await page.goto('/account/logins');
  await page.getByRole('link', { name: 'Continue with Northsound' }).click();
  await signInThere(page, 'alice');

  await page.waitForURL('**/account/logins');
  await expect(page.getByRole('heading', { name: 'Linked accounts' }).first()).toBeVisible();
  const row = page.getByRole('listitem').filter({ hasText: 'alice@example.test' });
  await expect(row).toContainText('Northsound');
  await row.getByRole('button', { name: /Unlink/ }).click();
  await expect(page.getByRole('alert')).toContainText('This is the only way into your account');

  // Another tab of the same browser is signed in as well, and a reload stays so.
  await page.reload();
  await expect(row).toBeVisible();
});

test('Whoever says no at the provider ends on a page that says so and leads on', async ({ stranger }) => {
  const { page } = await stranger('Nobody');
  await page.goto('/signin?next=/welcome');
  await page.getByRole('link', { name: 'Continue with Northsound' }).click();
  await page.getByRole('link', { name: /cancel/i }).click();

  await expect(page.getByRole('heading', { name: 'Northsound did not sign you in' })).toBeVisible();
  await page.getByRole('link', { name: 'Sign in another way' }).click();
  await expect(page.getByLabel('E-mail')).toBeVisible();
  expect(new URL(page.url()).search).toBe('?next=%2Fwelcome');
});

test('An account with the same address is not taken over but linked by whoever owns it', async ({
  stranger,
  server,
}) => {
  const bob = await stranger('Bob');
  const answer = await bob.context.request.post(`${server.url}/api/v1/auth/register`, {
    data: { email: 'bob@example.test', password: 'correct horse battery staple', name: 'Bob' },
  });
  expect(answer.ok()).toBe(true);
  await bob.context.clearCookies();
  const { page } = bob;

  await page.goto('/signin');
  await page.getByRole('link', { name: 'Continue with Northsound' }).click();
  await signInThere(page, 'bob');
  await expect(page.getByRole('heading', { name: 'You have an account here already' })).toBeVisible();
  await page.getByRole('link', { name: 'Sign in another way' }).click();
  await page.getByLabel('E-mail').fill('bob@example.test');
  await page.getByLabel('Password', { exact: true }).fill('correct horse battery staple');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.waitForURL('**/welcome');
  await page.goto('/account/logins');
  await page.getByRole('button', { name: 'Link Northsound' }).click();

  await page.waitForURL('**/account/logins');
  await expect(page.getByRole('listitem').filter({ hasText: 'bob@example.test' })).toBeVisible();
});

test('An owner gives roles by group and closes the workspace to other ways in; a password then leads to the provider', async ({
  person,
  stranger,
}) => {
  const owner = await person('Olga');
  const workspace = await owner.workspace('Harbour Works');
  const { page } = owner;
  await page.goto(`/w/${workspace.id}/settings/sign-in`);
  await choose(page, 'Northsound');
  await expect(page.getByRole('alert')).toContainText('Show first that you come in by Northsound yourself');
  await page.getByRole('button', { name: 'Continue with Northsound' }).click();
  await signInThere(page, 'olga');
  await page.waitForURL('**/settings/sign-in');
  await choose(page, 'Northsound');
  await page.getByRole('textbox', { name: 'Group' }).fill('dev');
  await page.getByRole('button', { name: 'Add' }).click();
  await expect(page.getByRole('listitem').filter({ hasText: 'dev' })).toContainText('Member');
  await page.getByRole('switch', { name: /Let in only whoever signs in with Northsound/ }).click();
  await expect(page.getByRole('switch')).toBeChecked();

  const carol = await person('Carol');
  await owner.letIn(carol, workspace.id);
  await carol.page.goto(`/w/${workspace.id}`);
  await expect(
    carol.page.getByRole('heading', { name: 'Harbour Works wants you to sign in with Northsound' }),
  ).toBeVisible();
  await carol.page.getByRole('button', { name: 'Link Northsound' }).click();
  await signInThere(carol.page, 'carol');
  await expect(carol.page.getByRole('heading', { name: 'Home' })).toBeVisible();

  const dave = await stranger('Dave');
  await dave.page.goto(`/signin?next=/w/${workspace.id}`);
  await dave.page.getByRole('link', { name: 'Continue with Northsound' }).click();
  await signInThere(dave.page, 'dave');
  await expect(dave.page.getByRole('heading', { name: 'Home' })).toBeVisible();
});

async function choose(page: Page, provider: string) {
  await page.getByRole('combobox', { name: 'Provider' }).click();
  await page.getByRole('option', { name: provider }).click();
}
