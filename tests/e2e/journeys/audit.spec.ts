import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expectClean } from '../support/axe';
import { expect, test } from '../support/fixtures';

const sizes = { desktop: { width: 1280, height: 860 }, phone: { width: 390, height: 844 } };

const events = (page: Page) => page.getByRole('list', { name: 'Events' }).getByRole('listitem');

async function choose(page: Page, field: string, option: string) {
  await page.getByRole('combobox', { name: field }).click();
  await page.getByRole('option', { name: option, exact: true }).click();
}

for (const [name, viewport] of Object.entries(sizes)) {
  test(`What happened is found, read and taken along in the audit log, ${name}`, async ({ person }) => {
    const [ada, ben] = [await person('Ada', { viewport }), await person('Ben')];
    const { id } = await ada.workspace();
    await ada.letIn(ben, id);
    await ada.api('PATCH', `/workspaces/${id}`, { name: 'Harbour Works' });
    await ada.api('PATCH', `/workspaces/${id}/members/${await ben.id()}`, { role: 'guest' });
    const { page } = ada;

    await page.goto(`/w/${id}/settings/audit`);
    await expect(events(page).first()).toContainText('changed the role of Ben');
    await expect(page.getByRole('link', { name: 'Audit log' })).toBeInViewport({ ratio: 0.9 });
    await expect(events(page).filter({ hasText: 'accepted an invitation' })).toContainText('Ben');
    await expectClean(page, `audit log, ${name}`);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);

    await events(page).first().getByRole('button').click();
    const details = page.getByRole('dialog', { name: /changed the role of Ben/ });
    await expect(details).toContainText('member → guest');
    await expectClean(page, `an event, ${name}`);
    await details.getByRole('button', { name: 'Close' }).click();

    if (name === 'phone') await page.getByRole('button', { name: 'Filters' }).click();
    await choose(page, 'Who', 'Ben');
    await expect(events(page).filter({ hasText: 'Ada' })).toHaveCount(0);
    await choose(page, 'Who', 'Any');
    await choose(page, 'What', 'Workspace');
    await expect(events(page)).toHaveCount(2);
    await expect(page).toHaveURL(/action=workspace/);
    await page.getByRole('searchbox', { name: 'Search' }).fill('harbour');
    await page.keyboard.press('Enter');
    await expect(events(page)).toHaveCount(1);
    await page.reload();
    await expect(events(page)).toHaveCount(1);

    const [file] = await Promise.all([
      page.waitForEvent('download'),
      (async () => {
        await page.getByRole('button', { name: 'Export' }).click();
        await page.getByRole('menuitem', { name: 'As a table (CSV)' }).click();
      })(),
    ]);
    const csv = await readFile(await file.path(), 'utf8');
    expect(csv.trim().split('\r\n')).toHaveLength(2);
    expect(csv).toContain('workspace.updated');

    await page.goto(`/w/${id}/settings/audit`);
    await expect(events(page).first()).toContainText('exported the audit log');
    await page.goto(`/w/${id}/settings/audit?q=nothing-like-this`);
    await expect(page.getByText('No event is like that.')).toBeVisible();
    await page.getByRole('button', { name: 'Clear the filters' }).click();
    await expect(events(page).first()).toBeVisible();
  });
}

test('A role that holds the permission shows the audit log, and without it there is no way to it', async ({
  person,
}) => {
  const [ada, ben] = [await person('Ada'), await person('Ben')];
  const { id } = await ada.workspace();
  await ada.letIn(ben, id);
  await ben.page.goto(`/w/${id}/settings/members`);
  const link = ben.page.getByRole('link', { name: 'Audit log' });
  await expect(ben.page.getByRole('link', { name: 'Roles' })).toBeVisible();
  await expect(link).toHaveCount(0);

  await ada.page.goto(`/w/${id}/settings/roles`);
  const role = await ada.api<{ id: string }>('POST', `/workspaces/${id}/roles`, {
    name: 'Auditor',
    scope: 'workspace',
    permissions: ['readAudit'],
  });
  await ada.api('PATCH', `/workspaces/${id}/members/${await ben.id()}`, { roleId: role.id });

  await link.click();
  await expect(events(ben.page).first()).toContainText('changed the role of Ben');
});
