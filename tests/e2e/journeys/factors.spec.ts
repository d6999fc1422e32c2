import type { Page } from '@playwright/test';
import { expectClean } from '../support/axe';
import { expect, test } from '../support/fixtures';
import { password, type Person } from '../support/person';
import { totp } from '../support/totp';

/** A device that recognises its owner, as part of the browser. It answers at once, or, told to wait, not at all. */
async function withDevice(page: Page) {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('WebAuthn.enable');
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return (answers: boolean) =>
    cdp.send('WebAuthn.setAutomaticPresenceSimulation', { authenticatorId, enabled: answers });
}

async function signOut({ page, context }: Person) {
  await context.clearCookies();
  await page.goto('/signin');
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
}

async function withPassword({ page, email }: Person) {
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

const isIn = ({ page }: Person) => expect(page).not.toHaveURL(/\/signin/);

/** Sets an app up on the account's page and gives its secret. */
async function setUpApp({ page }: Person): Promise<string> {
  await page.getByRole('button', { name: 'Set up an app' }).click();
  await expect(page.getByRole('img', { name: /QR code/ })).toBeVisible();
  const secret = (await page.locator('code').textContent()) ?? '';
  await page.getByLabel('Code from your app').fill(totp(secret));
  await page.getByRole('button', { name: 'Confirm' }).click();
  return secret;
}

test('A passkey is made, signs its owner in alone, and stands after the password', async ({ person }) => {
  const ada = await person('Ada');
  const { page } = ada;
  const device = await withDevice(page);

  await page.goto('/account/security');
  await page.getByRole('button', { name: 'Add a passkey' }).click();
  await page.getByLabel('Name').fill('Work laptop');
  await page.getByRole('button', { name: 'Go on' }).click();
  await expect(page.getByRole('list', { name: 'Recovery codes' }).getByRole('listitem')).toHaveCount(10);
  await page.getByRole('button', { name: 'I have kept them' }).click();
  await expect(page.getByRole('list', { name: 'Passkeys' })).toContainText('Work laptop');
  await expectClean(page, 'security');

  // The e-mail field offers the passkey by itself, which a device that answers at once takes.
  await ada.context.clearCookies();
  await page.goto('/signin');
  await isIn(ada);

  await device(false);
  await signOut(ada);
  await device(true);
  await page.getByRole('button', { name: 'Use a passkey' }).click();
  await isIn(ada);

  await device(false);
  await signOut(ada);
  await withPassword(ada);
  await expect(page.getByRole('heading', { name: 'One more step' })).toBeVisible();
  await expectClean(page, 'second factor');
  await device(true);
  await page.getByRole('button', { name: 'Use a passkey' }).click();
  await isIn(ada);
  await page.goto('/account/security');
  await expect(page.getByRole('list', { name: 'Passkeys' })).toContainText(/used/);
});

test('A code is asked for after the password, and a recovery code stands in for it', async ({ person }) => {
  const ada = await person('Ada');
  const { page } = ada;
  await page.goto('/account/security');
  const secret = await setUpApp(ada);
  const recovery = page.getByRole('list', { name: 'Recovery codes' }).getByRole('listitem');
  await expect(recovery).toHaveCount(10);
  const first = (await recovery.first().textContent()) ?? '';
  await page.getByRole('button', { name: 'I have kept them' }).click();

  await signOut(ada);
  await withPassword(ada);
  await page.getByLabel('Code from your app').fill(totp(secret, 1).replace(/(...)/, '$1 '));
  await page.keyboard.press('Enter');
  await isIn(ada);

  await signOut(ada);
  await withPassword(ada);
  await page.getByRole('button', { name: 'Use a recovery code' }).click();
  await page.getByLabel('Recovery code').fill(first.toUpperCase());
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await isIn(ada);
  await page.goto('/account/security');
  await expect(page.getByText('9 of 10 are left.')).toBeVisible();
});

test('A workspace that asks for a second factor lets in who has one, and tells others how', async ({
  person,
}) => {
  const [ada, ben] = [await person('Ada'), await person('Ben')];
  const { id } = await ada.workspace();
  await ada.letIn(ben, id);
  await ada.page.goto('/account/security');
  await setUpApp(ada);
  await ada.page.getByRole('button', { name: 'I have kept them' }).click();
  await ada.page.goto(`/w/${id}/settings/workspace`);
  await ada.page.getByRole('switch', { name: 'Require a second factor' }).click();
  await expect(ada.page.getByText('A second factor is required now')).toBeVisible();

  await ben.page.goto(`/w/${id}`);
  await expect(ben.page.getByRole('heading', { name: /wants a second factor/ })).toBeVisible();
  await expectClean(ben.page, 'second factor wall');
  await ben.page.getByRole('link', { name: 'Set up a second factor' }).click();
  await setUpApp(ben);
  await ben.page.getByRole('button', { name: 'I have kept them' }).click();
  await ben.page.goto(`/w/${id}`);
  await expect(ben.page.getByRole('navigation').first()).toBeVisible();
  await expect(ben.page.getByRole('heading', { name: /wants a second factor/ })).toHaveCount(0);
});
