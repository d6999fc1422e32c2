import { expect, test } from '../support/fixtures';

test('The sample project comes with one click, fills every view, and goes with one click', async ({ person }) => {
  const ada = await person('Ada');
  const { page } = ada;
  await page.goto('/welcome');
  await page.getByRole('button', { name: /sample project/ }).click();

  await page.waitForURL(/\/p\/[A-Z]+\/board/);
  await expect(page.locator('[data-card]').nth(5)).toBeVisible();
  const board = page.url();
  await page.goto(board.replace('/board', '/list'));
  await expect(page.getByRole('treegrid', { name: 'Tasks' }).getByRole('link').nth(5)).toBeVisible();
  await page.goto(board.replace('/board', '/gantt'));
  await expect(page.locator('[data-bar]').nth(5)).toBeVisible();
  await expect(page.locator('[data-link]').first()).toBeAttached();

  const inNavigation = page.getByRole('navigation').getByRole('link', { name: /sample/i });
  await page.getByRole('button', { name: 'Remove the sample' }).click();
  await page.waitForURL((url) => !url.pathname.includes('/p/'));
  await expect(inNavigation).toHaveCount(0);

  await page.getByRole('button', { name: /^Undo/ }).click();
  await expect(inNavigation.first()).toBeVisible();
});
