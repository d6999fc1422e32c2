import { card, column } from '../support/board';
import { expect, test } from '../support/fixtures';
import { password } from '../support/person';

test('Whoever follows an invitation signs up and stands in the workspace', async ({ person, stranger }) => {
  const ada = await person('Ada');
  const project = await ada.place();
  await ada.task(project, 'Hang up the timetable');

  await ada.page.goto(`/w/${project.workspaceId}/settings/members`);
  await ada.page.getByRole('button', { name: 'Invite people' }).first().click();
  await ada.page.getByRole('button', { name: 'Make a link' }).click();
  const link = await ada.page.getByLabel('Invitation link').inputValue();

  const ben = await stranger('Ben');
  await ben.page.goto(link);
  await expect(ben.page.getByText(/Ada invited you/)).toBeVisible();
  await ben.page.getByLabel('Name').fill('Ben');
  await ben.page.getByLabel('E-mail').fill(ben.email);
  await ben.page.getByLabel('Password', { exact: true }).fill(password);
  await ben.page.getByRole('button', { name: 'Create account and join' }).click();

  await ben.page.waitForURL(`**/w/${project.workspaceId}`);
  await ben.page
    .getByRole('navigation')
    .getByRole('link', { name: /Booking relaunch/ })
    .click();
  await expect(card(ben.page, 'Hang up the timetable')).toBeVisible();
  await ada.page.goto(`/w/${project.workspaceId}/settings/members`);
  await expect(ada.page.getByRole('cell', { name: ben.email })).toBeVisible();

  const late = await stranger('Late');
  await late.page.goto(link);
  await expect(late.page.getByRole('heading', { name: 'This invitation does not work' })).toBeVisible();
});

test('A viewer sees everything and finds nothing to edit it with', async ({ person }) => {
  const [ada, vera] = [await person('Ada'), await person('Vera')];
  const project = await ada.place();
  const task = await ada.task(project, 'Read only', { startDate: '2026-11-23', dueDate: '2026-11-27' });
  await ada.letIn(vera, project.workspaceId, 'guest', { projectId: project.id, projectRole: 'viewer' });
  const { page } = vera;

  await vera.open(project, 'board');
  await expect(card(page, 'Read only')).toBeVisible();
  await expect(page.getByRole('button', { name: /Add a task/ })).toHaveCount(0);
  await card(page, 'Read only').focus();
  await page.keyboard.press('Alt+ArrowRight');
  await expect(card(column(page, 'To do'), 'Read only')).toBeVisible();

  await vera.open(project, 'list');
  await expect(page.getByRole('link', { name: 'Read only' })).toBeVisible();
  await expect(page.getByRole('gridcell').getByRole('button', { name: /^Status/ })).toHaveCount(0);

  await vera.open(project, 'gantt');
  const bar = page.getByRole('button', { name: /^Read only, / });
  await expect(bar).toBeVisible();
  await expect(page.getByRole('button', { name: 'Add a task' })).toHaveCount(0);
  const before = await bar.boundingBox();
  await bar.hover();
  await page.mouse.down();
  await page.mouse.move((before?.x ?? 0) + 160, (before?.y ?? 0) + 9, { steps: 4 });
  await page.mouse.up();
  expect(await bar.boundingBox()).toEqual(before);

  await vera.open(project, 'board', `?task=${task.key}`);
  const panel = page.getByRole('complementary', { name: `Task ${task.key}` });
  await expect(panel.getByText('Read only').first()).toBeVisible();
  await expect(panel.getByRole('button', { name: /^Status/ })).toHaveCount(0);
  await expect(panel.getByRole('textbox', { name: 'Comment' })).toBeVisible();
  expect((await ada.taskNow(task)).version).toBe(task.version);
});
