import type { Page } from '@playwright/test';
import { card } from '../support/board';
import { expect, test } from '../support/fixtures';
import type { Named } from '../support/person';
import { mspdi, trello } from '../support/plans';

async function choose(page: Page, name: string, content: string | Buffer) {
  await page
    .getByLabel('MS Project XML or Trello JSON')
    .setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(content) });
}

test('A plan from MS Project comes in by the wizard, and a second import of it changes nothing', async ({
  person,
}) => {
  const ada = await person('Ada');
  const { page } = ada;
  const workspace = await ada.workspace();
  const projects = async () =>
    (await ada.api<{ items: Named[] }>('GET', `/workspaces/${workspace.id}/projects`)).items.map(
      ({ name }) => name,
    );
  await page.goto(`/w/${workspace.id}/import`);

  await choose(page, 'winter.xml', mspdi('Winter timetable', 12));
  await expect(page.getByRole('heading', { name: 'Winter timetable' })).toBeVisible();
  await expect(
    page.getByRole('row', { name: /PercentComplete.*Taken|PercentComplete.*Changed/ }),
  ).toBeVisible();
  await page.getByRole('button', { name: 'Go on to the check' }).click();
  await expect(page.getByRole('row', { name: /Going live › Rehearsal 1\b/ })).toBeVisible();
  expect(await projects()).toEqual([]);
  await page.getByRole('button', { name: 'Import 13 tasks' }).click();

  await expect(page.getByRole('heading', { name: /is here$/ })).toBeVisible();
  expect(await projects()).toEqual(['Winter timetable']);
  await page.getByRole('button', { name: 'Import another' }).click();
  await choose(page, 'winter.xml', mspdi('Winter timetable', 12));
  await page.getByRole('button', { name: 'Go on to the check' }).click();
  await expect(page.getByText(/0 are new, 0 will be changed/)).toBeVisible();
  await page.getByRole('button', { name: 'Import 13 tasks' }).click();
  await expect(page.getByRole('heading', { name: /is here$/ })).toBeVisible();
  expect(await projects()).toEqual(['Winter timetable']);
  await page.getByRole('link', { name: 'Open project' }).click();
  await expect(page.getByRole('button', { name: /^Rehearsal 2, .*waits for/ })).toBeVisible();
  await expect(page.locator('[data-link]').first()).toBeAttached();
});

test('An import that was not right is taken back with one click', async ({ person }) => {
  const ada = await person('Ada');
  const { page } = ada;
  const workspace = await ada.workspace();
  await page.goto(`/w/${workspace.id}/import`);
  await choose(page, 'board.json', trello('Quay works'));
  await page.getByRole('button', { name: 'Go on to the check' }).click();
  await page.getByRole('button', { name: 'Import 3 tasks' }).click();
  await expect(page.getByRole('heading', { name: 'Quay works is here' })).toBeVisible();

  await page.getByRole('button', { name: 'Undo import' }).click();
  await expect(page.getByRole('heading', { name: 'The import is taken back' })).toBeVisible();
  await expect
    .poll(
      async () => (await ada.api<{ items: Named[] }>('GET', `/workspaces/${workspace.id}/projects`)).items,
    )
    .toEqual([]);

  await page.getByRole('button', { name: 'Import another' }).click();
  await choose(page, 'board.json', trello('Quay works'));
  await page.getByRole('button', { name: 'Go on to the check' }).click();
  await page.getByRole('button', { name: 'Import 3 tasks' }).click();
  await page.getByRole('link', { name: 'Open project' }).click();
  await card(page, 'Card 1').click();
  await expect(page.getByText('Shall we test two gates?')).toBeVisible();
  await expect(page.getByText('Dana Holm').first()).toBeVisible();
});

test('What cannot be imported says why, and nothing is written', async ({ person }) => {
  const ada = await person('Ada');
  const { page } = ada;
  const workspace = await ada.workspace();
  await page.goto(`/w/${workspace.id}/import`);
  for (const [name, content, words] of [
    ['plan.mpp', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), /Save as/],
    ['notes.txt', 'Dear all', /neither MS Project XML nor a Trello board/],
    ['broken.xml', mspdi('Broken', 3).slice(0, 900), /./],
    [
      'bomb.xml',
      '<?xml version="1.0"?><!DOCTYPE p [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><Project><Name>&b;</Name></Project>',
      /./,
    ],
    ['other.json', '{"todos": []}', /./],
  ] as const) {
    await choose(page, name, content);
    await expect(page.getByText(name)).toBeVisible();
    await expect(page.getByRole('alert').getByText(words)).toBeVisible();
    await expect(page.getByRole('heading', { name: 'Bring a plan along' })).toBeVisible();
  }
  expect(await ada.api('GET', `/workspaces/${workspace.id}/projects`)).toMatchObject({ items: [] });
});

test('An import can be looked up and taken back later, in the settings of its project', async ({ person }) => {
  const ada = await person('Ada');
  const { page } = ada;
  const workspace = await ada.workspace();
  await page.goto(`/w/${workspace.id}/import`);
  await choose(page, 'board.json', trello('Quay works'));
  await page.getByRole('button', { name: 'Go on to the check' }).click();
  await page.getByRole('button', { name: 'Import 3 tasks' }).click();
  await page.getByRole('link', { name: 'Open project' }).click();
  await page.waitForURL(/\/board/);

  await page.goto(page.url().replace(/\/board.*/, '/settings#imports'));
  const row = page.getByRole('list', { name: 'Imports' }).getByRole('listitem');
  await expect(row).toContainText('by Ada');
  await row.getByRole('button', { name: /^Report/ }).click();
  await expect(page.getByRole('table', { name: 'Fields of the file' })).toBeVisible();
  await row.getByRole('button', { name: /^Undo/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Undo import' }).click();

  await page.waitForURL((url) => !url.pathname.includes('/p/'));
  await expect(page.getByRole('navigation').getByRole('link', { name: /Quay works/ })).toHaveCount(0);
});
