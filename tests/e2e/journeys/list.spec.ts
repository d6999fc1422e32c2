import type { Page } from '@playwright/test';
import { expect, test } from '../support/fixtures';
import { statusId } from '../support/person';

const titles = (page: Page) =>
  page.getByRole('treegrid', { name: 'Tasks' }).locator('[data-task]').getByRole('link').allInnerTexts();

test('The list is sorted, filtered and grouped, and the address remembers it', async ({ person }) => {
  const ada = await person('Ada');
  const project = await ada.place();
  await ada.task(project, 'Anchor', { priority: 'low', dueDate: '2026-12-03' });
  await ada.task(project, 'Buoy', { priority: 'urgent', statusId: statusId(project, 'Done') });
  await ada.task(project, 'Compass', { priority: 'urgent', dueDate: '2026-12-01' });
  const { page } = ada;
  await ada.open(project, 'list');

  await expect.poll(() => titles(page)).toEqual(['Anchor', 'Compass', 'Buoy']);
  await page.getByRole('columnheader', { name: 'Title' }).getByRole('button').click();
  await page.getByRole('columnheader', { name: 'Title' }).getByRole('button').click();
  await expect.poll(() => titles(page)).toEqual(['Compass', 'Anchor', 'Buoy']);

  await page.getByRole('button', { name: /^Group/ }).click();
  await page.getByRole('menuitemradio', { name: 'Priority' }).click();
  await expect.poll(() => titles(page)).toEqual(['Compass', 'Buoy', 'Anchor']);

  await page.getByRole('button', { name: 'Filter', exact: true }).click();
  await page.getByRole('option', { name: /^Status/ }).click();
  await page
    .getByRole('option', { name: /^To do/ })
    .first()
    .click();
  await page.keyboard.press('Escape');
  await expect.poll(() => titles(page)).toEqual(['Compass', 'Anchor']);

  const address = page.url();
  expect(address).toContain('group=priority');
  expect(address).toContain('sort=-title');
  await page.reload();
  await expect.poll(() => titles(page)).toEqual(['Compass', 'Anchor']);
  expect(page.url()).toBe(address);

  await page.getByRole('button', { name: /^Remove filter/ }).click();
  await expect.poll(() => titles(page)).toEqual(['Compass', 'Buoy', 'Anchor']);
});
