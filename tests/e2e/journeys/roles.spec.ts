import { expectClean } from '../support/axe';
import { card } from '../support/board';
import { expect, test } from '../support/fixtures';

test('A role of one’s own is made in words, given to somebody, explained, and taken away again', async ({
  person,
}) => {
  const [ada, ben] = [await person('Ada'), await person('Ben')];
  const project = await ada.place();
  await ada.task(project, 'Check the gangway');
  await ada.letIn(ben, project.workspaceId, 'guest', { projectId: project.id, projectRole: 'viewer' });
  const { page } = ada;

  await page.goto(`/w/${project.workspaceId}/settings/roles`);
  await page.getByRole('button', { name: 'New project role' }).click();
  const editor = page.getByRole('dialog', { name: 'New project role' });
  await editor.getByLabel('Name').fill('Deckhand');
  await editor.getByRole('checkbox', { name: 'Write tasks' }).check();
  await expect(editor.getByText('Contributor has it').first()).toBeVisible();
  await expectClean(page, 'The editor of roles');
  await editor.getByRole('button', { name: 'Create role' }).click();
  await expect(page.getByRole('button', { name: 'Edit Deckhand' })).toBeVisible();

  await page.goto(`/w/${project.workspaceId}/p/${project.key}/settings#members`);
  await page.getByRole('button', { name: 'Role of Ben: Viewer' }).click();
  await page.getByRole('menuitemradio', { name: 'Deckhand' }).click();
  await expect(page.getByRole('button', { name: 'Role of Ben: Deckhand' })).toBeVisible();
  await page.getByRole('button', { name: 'Why can Ben see this?' }).click();
  const why = page.getByRole('dialog', { name: 'Why can Ben see this?' });
  await expect(why.getByText('Ben is a member of this project.')).toBeVisible();
  await expect(why.getByText(/They count as Deckhand: write tasks/)).toBeVisible();
  await expectClean(page, 'Why somebody sees a project');

  await ben.open(project, 'board');
  await card(ben.page, 'Check the gangway').focus();
  await expect(ben.page.getByRole('button', { name: /Add a task/ }).first()).toBeVisible();
  await ben.page.keyboard.press('ContextMenu');
  await expect(ben.page.getByRole('menuitem', { name: 'Edit title' })).toBeVisible();
  await expect(ben.page.getByRole('menuitem', { name: 'Delete' })).toHaveCount(0);
  await ben.page.keyboard.press('Escape');

  await page.goto(`/w/${project.workspaceId}/settings/roles`);
  await page.getByRole('button', { name: 'Edit Deckhand' }).click();
  await page.getByRole('button', { name: 'Delete role…' }).click();
  await expect(page.getByLabel('They get')).toHaveText('Viewer');
  await page.getByRole('button', { name: 'Delete role', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Edit Deckhand' })).toHaveCount(0);
  await expect(ben.page.getByRole('button', { name: /Add a task/ })).toHaveCount(0);
});

test('A workspace is handed over to a member', async ({ person }) => {
  const [ada, ben] = [await person('Ada'), await person('Ben')];
  const project = await ada.place();
  await ada.letIn(ben, project.workspaceId, 'member');
  const { page } = ada;

  await page.goto(`/w/${project.workspaceId}/settings/members`);
  await page.getByRole('button', { name: 'Role of Ben: Member' }).click();
  await page.getByRole('menuitem', { name: 'Hand over ownership…' }).click();
  await expectClean(page, 'Handing over');
  await page.getByRole('button', { name: 'Hand over', exact: true }).click();

  await expect(page.getByText('Ben').first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Role of Ada: Admin' })).toBeVisible();
  await expect(page.getByText('Owner', { exact: true })).toBeVisible();
});
