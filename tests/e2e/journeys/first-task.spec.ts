import { expect, test } from '../support/fixtures';
import { password } from '../support/person';
import { cardIn } from '../support/board';

test('From signing up to a first task of one’s own in under thirty seconds', async ({ stranger }) => {
  const ada = await stranger('Ada');
  const { page } = ada;
  await page.goto('/');
  const began = Date.now();

  await page.getByRole('link', { name: 'Create an account' }).click();
  await page.getByLabel('Name').fill('Ada Holm');
  await page.getByLabel('E-mail').fill(ada.email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Create account' }).click();
  await page.getByRole('button', { name: /empty project/ }).click();
  await page.getByRole('textbox', { name: /New task in/ }).fill('Print the winter timetable');
  await page.keyboard.press('Enter');

  await expect(cardIn(page, 'To do', 'Print the winter timetable')).toBeVisible();
  expect(Date.now() - began).toBeLessThan(30_000);
  await page.reload();
  await expect(cardIn(page, 'To do', 'Print the winter timetable')).toBeVisible();
});
