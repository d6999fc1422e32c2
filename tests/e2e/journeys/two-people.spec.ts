import { cardIn, card, dragCard } from '../support/board';
import { expect, test } from '../support/fixtures';
import { statusId, type Person } from '../support/person';

const title = 'Gate scanner works offline';

async function together(person: (name: string) => Promise<Person>) {
  const [ada, ben] = [await person('Ada'), await person('Ben')];
  const project = await ada.place();
  await ada.letIn(ben, project.workspaceId);
  const task = await ada.task(project, title, { statusId: statusId(project, 'To do') });
  await Promise.all([ada.open(project, 'board'), ben.open(project, 'board')]);
  await Promise.all([ada, ben].map(({ page }) => expect(cardIn(page, 'To do', title)).toBeVisible()));
  // A reload would be seen as a new document.
  await ben.page.evaluate(() => Object.assign(window, { same: true }));
  const stayed = async () => expect(await ben.page.evaluate(() => 'same' in window)).toBe(true);
  return { ada, ben, project, task, stayed };
}

test('A card that one moves by mouse is seen moving by the other in under a second', async ({ person }) => {
  const { ada, ben, stayed } = await together(person);

  const seen = cardIn(ben.page, 'In progress', title)
    .waitFor()
    .then(() => Date.now());
  await dragCard(ada.page, title, 'In progress');
  const dropped = Date.now();
  const took = (await seen) - dropped;

  test.info().annotations.push({ type: 'measured', description: `seen ${String(took)} ms after the drop` });
  expect(took).toBeLessThan(1000);
  await expect(cardIn(ada.page, 'In progress', title)).toBeVisible();
  await expect(cardIn(ben.page, 'To do', title)).toHaveCount(0);
  await stayed();
});

test('A card that one moves by keys is seen moving by the other in under a second', async ({ person }) => {
  const { ada, ben, stayed } = await together(person);
  await card(ada.page, title).focus();

  const seen = cardIn(ben.page, 'In progress', title)
    .waitFor()
    .then(() => Date.now());
  await ada.page.keyboard.press('Alt+ArrowRight');
  const pressed = Date.now();

  expect((await seen) - pressed).toBeLessThan(1000);
  await expect(card(ada.page, title)).toBeFocused();
  await stayed();
});

test('Nothing that was acknowledged is lost when the server is killed, and the other window catches up by itself', async ({
  person,
  server,
}) => {
  test.setTimeout(180_000);
  const { ada, ben, project, task, stayed } = await together(person);
  await dragCard(ada.page, title, 'In progress');
  await expect(cardIn(ben.page, 'In progress', title)).toBeVisible();
  await expect.poll(async () => (await ada.taskNow(task)).statusId).toBe(statusId(project, 'In progress'));

  await server.kill();
  await server.up();

  expect((await ada.taskNow(task)).statusId).toBe(statusId(project, 'In progress'));
  await dragCard(ada.page, title, 'Done');
  await expect(cardIn(ben.page, 'Done', title)).toBeVisible({ timeout: 40_000 });
  await stayed();
});

test('What is done while the server is away is kept and done when it is back', async ({ person, server }) => {
  test.setTimeout(180_000);
  const { ada, ben, stayed } = await together(person);

  await server.kill();
  await dragCard(ada.page, title, 'In review');
  await expect(cardIn(ada.page, 'In review', title)).toBeVisible();
  await expect(ada.page.getByText('Not yet saved').first()).toBeVisible();
  await server.up();

  await expect(cardIn(ben.page, 'In review', title)).toBeVisible({ timeout: 40_000 });
  await expect(ada.page.getByText('Not yet saved')).toHaveCount(0);
  await stayed();
});

test('Offline one goes on working, sees what is not yet saved, and the other gets all of it later', async ({
  person,
}) => {
  const { ada, ben, project, task, stayed } = await together(person);

  await ada.context.setOffline(true);
  await dragCard(ada.page, title, 'In progress');
  await ada.page.getByRole('button', { name: 'Add a task to To do' }).click();
  await ada.page.getByRole('textbox', { name: /New task in/ }).fill('Written on the ferry');
  await ada.page.keyboard.press('Enter');
  await ada.page.keyboard.press('Escape');

  await expect(cardIn(ada.page, 'To do', 'Written on the ferry')).toBeVisible();
  await expect(ada.page.getByRole('button', { name: '2 not yet saved' })).toBeVisible();
  expect((await ben.taskNow(task)).statusId).toBe(statusId(project, 'To do'));
  await ada.context.setOffline(false);

  await expect(cardIn(ben.page, 'In progress', title)).toBeVisible({ timeout: 40_000 });
  await expect(cardIn(ben.page, 'To do', 'Written on the ferry')).toBeVisible();
  await expect(ada.page.getByText(/not yet saved/i)).toHaveCount(0);
  await stayed();
});
