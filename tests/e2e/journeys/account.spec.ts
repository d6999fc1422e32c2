import { Buffer } from 'node:buffer';
import { expectClean } from '../support/axe';
import { expect, test as base } from '../support/fixtures';
import { MailServer } from '../support/mail';
import { password } from '../support/person';
import { ServerProcess } from '../support/server';

/** With a mail server beside the server of these journeys. */
const test = base.extend<object, { mail: MailServer }>({
  mail: [
    async ({ browserName: _ }, use) => {
      const mail = await MailServer.start();
      await use(mail);
      mail.stop();
    },
    { scope: 'worker' },
  ],
  server: [
    async ({ mail }, use) => {
      const server = await ServerProcess.start((url) => mail.settings(url));
      await use(server);
      await server.stop();
    },
    { scope: 'worker', timeout: 150_000 },
  ],
});

test('A newcomer confirms the address, forgets the password and comes back with a new one', async ({
  stranger,
  mail,
}) => {
  test.setTimeout(120_000);
  const { page, email } = await stranger('Ada');
  await page.goto('/signup');
  await page.getByLabel('Your name').fill('Ada');
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill('password1');
  await page.getByRole('button', { name: 'Create account' }).click();
  await expect(page.getByText(/passwords that are tried first/)).toBeVisible();
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Create account' }).click();
  await page.waitForURL('**/welcome');

  await page.goto('/account/security');
  await expect(page.getByText('not confirmed yet')).toBeVisible();
  await expectClean(page, 'an address that is not confirmed');
  await page.goto(await mail.link(email, 'Confirm address'));
  await expect(page.getByRole('heading', { name: 'Your address is confirmed' })).toBeVisible();
  await page.goto('/account/security');
  await expect(page.getByText('confirmed', { exact: true })).toBeVisible();

  await page.goto('/account/profile');
  await page.getByRole('link', { name: /Back to/ }).waitFor();
  await page.context().clearCookies();
  await page.evaluate(() => localStorage.clear());
  await page.goto('/signin');
  await page.getByLabel('E-mail').fill(email);
  await page.getByRole('link', { name: 'Forgot your password?' }).click();
  await expect(page.getByLabel('E-mail')).toHaveValue(email);
  await page.getByRole('button', { name: 'Send the link' }).click();
  await expect(page.getByRole('heading', { name: 'Look into your mailbox' })).toBeVisible();
  const link = await mail.link(email, 'Choose a new password');
  await page.goto(link);
  await page.getByLabel('New password').fill('a horse of another colour');
  await page.getByRole('button', { name: 'Change password' }).click();

  await expect(page.getByText('Your password is changed. Sign in with it.')).toBeVisible();
  await page.getByLabel('Password', { exact: true }).fill('a horse of another colour');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL('**/welcome');

  await page.goto('/forgot');
  await page.goto(link);
  await page.getByLabel('New password').fill('once more the same link');
  await page.getByRole('button', { name: 'Change password' }).click();
  await expect(page.getByRole('heading', { name: 'This link does not work any more' })).toBeVisible();
});

test('A new address asks who sits there, and counts once it is confirmed', async ({ person, mail }) => {
  test.setTimeout(120_000);
  const ada = await person('Ada');
  const { page } = ada;
  // As if ten minutes had gone by since the sign-in; what the server makes of that is tested there.
  await page.route(
    '**/auth/change-email',
    (route) =>
      route.fulfill({
        status: 401,
        contentType: 'application/problem+json',
        json: { code: 'insufficient_user_authentication', detail: 'Confirm first that it is you.' },
      }),
    { times: 1 },
  );
  const fresh = `new.${ada.email}`;

  await page.goto('/account/security');
  await page.getByRole('button', { name: 'Change e-mail' }).click();
  await page.getByLabel('New e-mail').fill(fresh);
  await page.getByRole('button', { name: 'Send the link' }).click();
  const dialog = page.getByRole('dialog', { name: 'Is it you?' });
  await dialog.getByLabel('Password', { exact: true }).fill(password);
  await expectClean(page, 'the question who sits there');
  await dialog.getByRole('button', { name: 'Go on' }).click();

  await expect(page.getByText(/Open the link in the letter to/)).toBeVisible();
  await page.goto(await mail.link(fresh, 'Confirm new address'));
  await expect(page.getByText(fresh)).toBeVisible();
  await page.goto('/account/security');
  await expect(page.getByText(fresh).first()).toBeVisible();
});

test('A picture shows wherever the person does, and an account that is deleted is gone', async ({ person }) => {
  test.setTimeout(120_000);
  const ada = await person('Ada');
  const { page } = ada;
  const project = await ada.place();

  await page.goto('/account/profile');
  await page.locator('input[type=file]').setInputFiles({
    name: 'me.png',
    mimeType: 'image/png',
    buffer: Buffer.from(onePixel, 'base64'),
  });
  await expect(page.getByRole('button', { name: 'Remove picture' })).toBeVisible();
  await page.goto(`/w/${project.workspaceId}/settings/members`);
  const picture = page.getByRole('row', { name: /Ada/ }).locator('img');
  await expect(picture).toHaveJSProperty('naturalWidth', 256);

  await page.goto('/account/profile');
  await page.getByRole('button', { name: 'Delete account' }).click();
  const dialog = page.getByRole('dialog', { name: 'Delete your account' });
  await expect(dialog.getByText(/is deleted with the account/)).toBeVisible();
  await expectClean(page, 'the deletion of an account');
  await dialog.getByLabel(/Type .* to go on/).fill(ada.email);
  await dialog.getByRole('button', { name: 'Delete account' }).click();
  await page.waitForURL('**/signin*');
  await page.getByLabel('E-mail').fill(ada.email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByText(/do not match/)).toBeVisible();
});

const onePixel =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';
