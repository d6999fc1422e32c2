import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../support/fixtures';

const panelOf = (page: Page, key: string): Locator =>
  page.getByRole('complementary', { name: `Task ${key}` });

test('The panel edits every field, a reload shows them, and a comment appears at the colleague’s', async ({
  person,
}) => {
  const [ada, ben] = [await person('Ada'), await person('Ben')];
  const project = await ada.place();
  await ada.letIn(ben, project.workspaceId);
  const task = await ada.task(project, 'Gate scanner');
  const other = await ada.task(project, 'Ticket list');
  await Promise.all([ada, ben].map((each) => each.open(project, 'board', `?task=${task.key}`)));
  const { page } = ada;
  const panel = panelOf(page, task.key);
  const choose = async (field: RegExp, option: string | RegExp) => {
    await panel.getByRole('button', { name: field }).click();
    await page.getByRole('option', { name: option }).first().click();
  };
  const rewrite = async (field: RegExp, text: string) => {
    await panel.getByRole('button', { name: field }).click();
    await page.keyboard.press('Control+A');
    await page.keyboard.type(text);
    await page.keyboard.press('Enter');
  };

  await rewrite(/^Title of/, 'Gate scanner works offline');
  await choose(/^Status/, /^In progress/);
  await choose(/^Priority/, /^High/);
  await choose(/^Assignees/, /^Ben/);
  await page.keyboard.press('Escape');
  await panel.getByRole('button', { name: /^Due/ }).click();
  await page.keyboard.type('2026-12-04');
  await page.keyboard.press('Enter');
  await panel.getByRole('button', { name: /^Start/ }).click();
  await page.keyboard.type('2026-11-30');
  await page.keyboard.press('Enter');
  await rewrite(/^Estimate/, '16h');
  await rewrite(/^Progress/, '40');
  await panel.getByRole('button', { name: /^Labels/ }).click();
  await page.keyboard.type('Quay');
  await page.getByRole('option', { name: /Create/ }).click();
  await page.keyboard.press('Escape');
  await panel.getByRole('button', { name: 'Add a description' }).click();
  await panel.getByRole('textbox', { name: 'Description' }).fill('On **Holm** the gate has no signal.');
  await page.keyboard.press('Control+Enter');
  await panel.getByRole('textbox', { name: 'Comment' }).fill('412 tickets at 180 ms.');
  await page.keyboard.press('Control+Enter');

  await expect(panelOf(ben.page, task.key).getByText('412 tickets at 180 ms.')).toBeVisible();
  await panel.getByRole('button', { name: 'React' }).click();
  await page.getByRole('button', { name: 'Party' }).click();
  await panel.getByRole('button', { name: 'Edit', exact: true }).click();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('412 tickets at 180 ms. The queue holds.');
  await page.keyboard.press('Control+Enter');
  const benPanel = panelOf(ben.page, task.key);
  await benPanel.getByRole('button', { name: 'Party: 1, Ada' }).click();
  await expect(panel.getByRole('button', { name: 'Party: 2, You and Ben' })).toBeVisible();
  await benPanel.getByRole('button', { name: /^Edited/ }).click();
  const versions = ben.page.getByRole('dialog').getByRole('listitem');
  await expect(versions).toHaveText([
    /412 tickets at 180 ms\. The queue holds\./,
    /first412 tickets at 180 ms\.$/,
  ]);
  await expect(versions.first().locator('ins')).toHaveText(' The queue holds.');
  await ben.page.getByRole('button', { name: 'Close', exact: true }).click();
  await expect(panelOf(ben.page, task.key).getByRole('strong').getByText('Holm')).toBeVisible();
  await expect
    .poll(() => ada.taskNow(task))
    .toMatchObject({
      title: 'Gate scanner works offline',
      category: 'inProgress',
      priority: 'high',
      startDate: '2026-11-30',
      dueDate: '2026-12-04',
      estimateMinutes: 960,
      progress: 40,
    });

  await page.reload();
  await expect(panel.getByRole('button', { name: /Gate scanner works offline/ })).toBeVisible();
  for (const words of [
    /^Status.*In progress/,
    /^Priority.*High/,
    /^Assignees.*Ben/,
    /^Due.*4 Dec/,
    /^Start.*30 Nov/,
    /^Labels.*Quay/,
  ])
    await expect(panel.getByRole('button', { name: words })).toBeVisible();
  await expect(panel.getByText('412 tickets at 180 ms.')).toBeVisible();
  expect(other.key).not.toBe(task.key);
});

const attacks = [
  '<img src=x onerror="window.hit=1">',
  '<script>window.hit=1</script>',
  '[link](javascript:window.hit=1)',
  '<svg><animate onbegin="window.hit=1" attributeName=x dur=1s></svg>',
  '<iframe srcdoc="<script>parent.hit=1</script>"></iframe>',
  '<a href="data:text/html,<script>opener.hit=1</script>" target=_blank>x</a>',
  '<form action="/"><button formaction="javascript:window.hit=1">x</button></form>',
  '<style>body{display:none}</style>',
].join('\n\n');

test('Text from others runs nothing, whatever it contains', async ({ person }) => {
  const [ada, ben] = [await person('Ada'), await person('Ben')];
  const project = await ada.place();
  await ada.letIn(ben, project.workspaceId, 'member', { projectId: project.id, projectRole: 'contributor' });
  const title = '<img src=x onerror="window.hit=1">';
  const task = await ben.task(project, title, { description: attacks });
  await ben.api('POST', `/tasks/${task.id}/comments`, { body: attacks });

  await ada.open(project, 'board', `?task=${task.key}`);
  const panel = panelOf(ada.page, task.key);
  await expect(panel.getByText('link').first()).toBeVisible();

  for (const link of await panel.getByText('link', { exact: true }).all()) await link.click({ trial: true });
  await expect(
    panel.locator(
      'script, iframe, form form, style, [onerror], [onbegin], a[href^="javascript:"], a[href^="data:"]',
    ),
  ).toHaveCount(0);
  expect(await ada.page.evaluate(() => 'hit' in window)).toBe(false);
  await expect(ada.page.locator('body')).toBeVisible();
});
