import { request } from '@playwright/test';
import { expectClean } from '../support/axe';
import { expect, test } from '../support/fixtures';
import { password } from '../support/person';

test('Somebody makes a token, a program works with it, and it ends when it is revoked', async ({
  person,
  server,
}) => {
  const ada = await person('Ada');
  const project = await ada.place();
  const { page } = ada;

  await page.goto('/account/tokens');
  await page.getByRole('button', { name: 'New token' }).click();
  await page.getByLabel('Name').fill('Build server');
  await page.getByLabel('Tasks', { exact: true }).selectOption('Read and write');
  await page.getByRole('radio', { name: 'In some projects alone' }).check();
  await page.getByRole('checkbox', { name: /Booking relaunch/ }).check();
  await expectClean(page, 'a new token');
  await page.getByRole('button', { name: 'Make the token' }).click();
  const token = await page.getByLabel('Token', { exact: true }).inputValue();
  expect(token).toMatch(/^pf_pat_/);
  await page.getByRole('button', { name: 'Done' }).click();

  const program = await request.newContext({ extraHTTPHeaders: { Authorization: `Bearer ${token}` } });
  const api = `${server.url}/api/v1`;
  const made = await program.post(`${api}/projects/${project.id}/tasks`, { data: { title: 'By a program' } });
  expect(made.status()).toBe(201);
  expect((await program.patch(`${api}/projects/${project.id}`, { data: { name: 'Mine' } })).status()).toBe(
    403,
  );
  await page.reload();
  await expect(page.getByText(/Writes tasks in one project\. Used just now/)).toBeVisible();
  await expectClean(page, 'the tokens');
  await page.getByRole('button', { name: 'Revoke Build server' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click();
  await expect(page.getByText('There are none yet.')).toBeVisible();

  expect((await program.get(`${api}/projects/${project.id}/tasks`)).status()).toBe(401);
  await program.dispose();
});

test('A session that is ended from another device is signed out there', async ({ person, stranger }) => {
  const ada = await person('Ada');
  await ada.place();
  const phone = await stranger('Phone', {
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
    userAgent:
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1',
  });
  await phone.page.goto('/signin');
  await phone.page.getByLabel('E-mail').fill(ada.email);
  await phone.page.getByLabel('Password', { exact: true }).fill(password);
  await phone.page.getByRole('button', { name: 'Sign in' }).click();
  await phone.page.waitForURL(/\/w\//);
  await phone.page.goto('/account/sessions');
  await expect(phone.page.getByText('This one')).toBeVisible();
  await expectClean(phone.page, 'the sessions');

  await ada.page.goto('/account/sessions');
  await ada.page.getByRole('button', { name: 'End the session of Safari on iOS' }).click();
  await expect(ada.page.getByText('Safari on iOS')).toHaveCount(0);

  await phone.page.reload();
  await expect(phone.page.getByRole('button', { name: 'Sign in' })).toBeVisible();
});
