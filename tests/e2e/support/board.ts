import type { Locator, Page } from '@playwright/test';

export const column = (page: Page, name: string): Locator =>
  page.getByRole('region', { name: new RegExp(`^${name}, `) });
export const card = (page: Page | Locator, title: string): Locator =>
  page.getByRole('link', { name: new RegExp(`${title}$`) });
export const cardIn = (page: Page, status: string, title: string): Locator =>
  card(column(page, status), title);

/** By mouse, in steps as a hand does it. */
export async function dragCard(page: Page, title: string, to: string): Promise<void> {
  const from = await boxOf(card(page, title));
  const target = await boxOf(column(page, to));
  await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(from.x + from.width / 2 + 12, from.y + from.height / 2 + 4, { steps: 3 });
  await page.mouse.move(target.x + target.width / 2, target.y + 90, { steps: 8 });
  await page.mouse.up();
}

export async function boxOf(locator: Locator) {
  const box = await locator.boundingBox();
  if (!box) throw new Error(`${String(locator)} is not in view.`);
  return box;
}
