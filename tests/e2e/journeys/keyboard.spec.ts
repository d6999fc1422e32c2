import type { Page } from '@playwright/test';
import { card, cardIn } from '../support/board';
import { expect, test } from '../support/fixtures';
import { password } from '../support/person';

/** Tab until the wanted thing has the focus; fails when a whole round does not reach it. */
async function tabTo(page: Page, isIt: () => Promise<boolean>, most = 60) {
  for (let i = 0; i < most; i++) {
    if (await isIt()) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('Tab does not reach it.');
}

test('From signing in to a moved card without a mouse', async ({ person, stranger }) => {
  const ada = await person('Ada');
  const project = await ada.place();
  await ada.task(project, 'Only by keys');
  const { page } = await stranger('Keys');
  const focused = (selector: string) =>
    page.evaluate((css) => document.activeElement?.matches(css) ?? false, selector);

  await page.goto(`/w/${project.workspaceId}/p/${project.key}/board`);
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  await tabTo(page, () =>
    focused('input[type=email], input[name=email], input[autocomplete*=email], input[autocomplete=username]'),
  );
  await page.keyboard.type(ada.email);
  await page.keyboard.press('Tab');
  await tabTo(page, () => focused('input[type=password]'));
  await page.keyboard.type(password);
  await page.keyboard.press('Enter');

  await expect(card(page, 'Only by keys')).toBeVisible();
  await tabTo(page, () =>
    card(page, 'Only by keys').evaluate((element) => element === document.activeElement),
  );
  await page.keyboard.press('Alt+ArrowRight');
  await expect(cardIn(page, 'In progress', 'Only by keys')).toBeFocused();
  await expect(page.getByRole('status').getByText(/In progress, 1 of 1/)).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('complementary', { name: /^Task FER-1/ })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(card(page, 'Only by keys')).toBeFocused();
  await page.keyboard.press('Control+z');
  await expect(cardIn(page, 'To do', 'Only by keys')).toBeVisible();
});
