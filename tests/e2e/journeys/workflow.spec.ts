import { expectClean } from '../support/axe';
import { expect, test } from '../support/fixtures';

test('A lead gives a status a limit and ways out, and a colleague works by them', async ({ person }) => {
  test.setTimeout(90_000);
  const [ada, ben] = [await person('Ada'), await person('Ben')];
  const project = await ada.place();
  await ada.letIn(ben, project.workspaceId);
  const { id: benId } = await ben.api<{ id: string }>('GET', '/me');
  await ada.api('POST', `/projects/${project.id}/members`, { userId: benId, role: 'contributor' });
  const [todo, progress] = project.statuses;
  const first = await ada.task(project, 'Hold wheelchair places');
  await ada.task(project, 'Print boarding passes', { statusId: progress?.id });
  await ada.task(project, 'Greet the crew', { statusId: progress?.id });

  const { page } = ada;
  await page.goto(`/w/${project.workspaceId}/p/FER/settings`);
  await page.getByRole('button', { name: 'Rules for In progress' }).click();
  let dialog = page.getByRole('dialog', { name: /Rules for/ });
  await dialog.getByLabel('Work in progress, at most').fill('0');
  await expect(dialog.getByText('Type a number from 1 to 1000')).toBeVisible();
  await dialog.getByLabel('Work in progress, at most').fill('1');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('button', { name: 'Rules for To do' }).click();
  dialog = page.getByRole('dialog', { name: /Rules for/ });
  await dialog.getByLabel('Only to the ones chosen here').check();
  await dialog.getByRole('checkbox', { name: 'In review' }).uncheck();
  await dialog.getByRole('checkbox', { name: 'In progress' }).uncheck();
  await dialog.getByRole('combobox', { name: 'Who takes tasks to Done' }).click();
  await page.getByRole('option', { name: 'Lead' }).click();
  await page.keyboard.press('Escape');
  await dialog.getByRole('checkbox', { name: 'In progress' }).check();
  await expectClean(page, 'the rules of a status');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('to In progress, Done')).toBeVisible();
  await expectClean(page, 'a workflow with rules');

  await ben.page.goto(`/w/${project.workspaceId}/p/FER/board`);
  const column = ben.page.getByRole('region', { name: /^In progress/ });
  await expect(column.getByText('2 / 1')).toBeVisible();
  await expect(column.getByText(', over its limit')).toBeAttached();
  const card = ben.page.getByRole('link', { name: /Hold wheelchair places/ });
  await card.focus();
  await ben.page.keyboard.press('m');
  await expect(ben.page.getByRole('option', { name: /Done.*not from here/ })).toHaveAttribute(
    'aria-disabled',
    'true',
  );
  await ben.page.keyboard.press('Escape');

  // By hand: the column that the workflow does not lead to is faint and takes nothing.
  const box = (await card.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  const done = ben.page.locator('[data-column]').last();
  const target = (await done.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  await ben.page.mouse.move(box.x + 20, box.y + 10);
  await ben.page.mouse.down();
  await ben.page.mouse.move(target.x + 100, target.y + 100, { steps: 8 });
  await expect(done).toHaveAttribute('data-barred', 'true');
  await ben.page.mouse.up();
  await expect(
    ben.page.getByText('FER-1 stays in To do: the workflow does not lead from there to Done.'),
  ).toBeVisible();
  expect((await ben.taskNow(first)).statusId).toBe(todo?.id);
  await expectClean(ben.page, 'a board with limits');

  await card.focus();
  await ben.page.keyboard.press('Alt+ArrowRight');
  await expect(column.getByText('3 / 1')).toBeVisible();
  await expect.poll(async () => (await ben.taskNow(first)).statusId).toBe(progress?.id);
});

test('A milestone gets its day and its tasks, and the Gantt shows it', async ({ person }) => {
  const ada = await person('Ada');
  const project = await ada.place();
  await ada.task(project, 'Hold wheelchair places', { startDate: today(0), dueDate: today(4) });
  const { page } = ada;

  await page.goto(`/w/${project.workspaceId}/p/FER/settings#milestones`);
  await page.getByLabel('New milestone').fill('Open for booking');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Date of Open for booking: No date' }).click();
  await page.getByRole('button', { name: 'Next Monday' }).click();
  await expect(page.getByRole('button', { name: /Date of Open for booking: Due/ })).toBeVisible();

  await ada.open(project, 'board', '?task=FER-1');
  await page.getByRole('button', { name: 'Milestone: –' }).click();
  await page.getByRole('option', { name: /Open for booking/ }).click();
  await expect(page.getByRole('button', { name: 'Milestone: Open for booking' })).toBeVisible();
  await expect(page.getByText(/set the milestone Open for booking/)).toBeVisible();

  await page.goto(`/w/${project.workspaceId}/p/FER/settings`);
  await expect(page.getByText('0 of 1 done')).toBeVisible();
  await expectClean(page, 'milestones');
  await ada.open(project, 'gantt');
  await expect(page.getByRole('list', { name: 'Milestones' }).getByText('Open for booking')).toBeVisible();
  await expectClean(page, 'a plan with a milestone');
});

const today = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
