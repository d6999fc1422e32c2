import type { Locator, Page } from '@playwright/test';
import { boxOf } from '../support/board';
import { expect, test } from '../support/fixtures';
import type { MadeTask, Person } from '../support/person';

const bar = (page: Page, title: string): Locator =>
  page.getByRole('button', { name: new RegExp(`^${title}, .*`) });
const dates = async (person: Person, task: MadeTask) => {
  const { startDate, dueDate } = await person.taskNow(task);
  return [startDate, dueDate];
};

/** A day is 20 px wide at the zoom that the plan opens with. */
async function dragBy(page: Page, handle: { x: number; y: number }, days: number) {
  await page.mouse.move(handle.x, handle.y);
  await page.mouse.down();
  await page.mouse.move(handle.x + days * 20, handle.y, { steps: 6 });
  await page.mouse.up();
}

async function plan(person: (name: string) => Promise<Person>) {
  const ada = await person('Ada');
  const project = await ada.place();
  const day = (n: number) => new Date(Date.now() + n * 86_400_000).toISOString().slice(0, 10);
  const first = await ada.task(project, 'Paint the hull', { startDate: day(0), dueDate: day(4) });
  const second = await ada.task(project, 'Dry the paint', { startDate: day(6), dueDate: day(8) });
  await ada.open(project, 'gantt');
  await expect(bar(ada.page, 'Paint the hull')).toBeVisible();
  return { ada, page: ada.page, project, first, second, day };
}

test('Dragging a bar moves its dates, dragging its end makes it longer, and Undo puts it back', async ({
  person,
}) => {
  const { ada, page, first, day } = await plan(person);

  let box = await boxOf(bar(page, 'Paint the hull'));
  await dragBy(page, { x: box.x + 40, y: box.y + 9 }, 3);
  await expect.poll(() => dates(ada, first)).toEqual([day(3), day(7)]);

  box = await boxOf(bar(page, 'Paint the hull'));
  await dragBy(page, { x: box.x + box.width - 3, y: box.y + 9 }, 2);
  await expect.poll(() => dates(ada, first)).toEqual([day(3), day(9)]);

  await page.getByRole('button', { name: /^Undo/ }).click();
  await expect.poll(() => dates(ada, first)).toEqual([day(3), day(7)]);
  await page.reload();
  await expect(page.getByRole('row', { name: /Paint the hull/ })).toBeVisible();
});

test('A link drawn from bar to bar stands as an arrow, and one that closes a circle is refused in words', async ({
  person,
}) => {
  const { ada, page, project, first, second } = await plan(person);
  const draw = async (from: string, to: string) => {
    const source = await boxOf(bar(page, from));
    const target = await boxOf(bar(page, to));
    await bar(page, from).hover();
    await page.mouse.move(source.x + source.width + 7, source.y + 9);
    await page.mouse.down();
    await page.mouse.move(target.x + 8, target.y + 9, { steps: 8 });
    await page.mouse.up();
  };

  await draw('Paint the hull', 'Dry the paint');
  await expect(page.locator('[data-link]')).toHaveCount(1);
  await expect
    .poll(() => ada.api<{ items: unknown[] }>('GET', `/projects/${project.id}/dependencies`))
    .toMatchObject({ items: [{ predecessorId: first.id, successorId: second.id, type: 'FS' }] });

  await draw('Dry the paint', 'Paint the hull');
  await expect(
    page.getByRole('alert').or(page.getByRole('status')).getByText(first.key).first(),
  ).toBeVisible();
  await expect(page.locator('[data-link]')).toHaveCount(1);
});

test('Everything on the plan can be done by keys, and is said', async ({ person }) => {
  const { ada, page, first, day } = await plan(person);
  await bar(page, 'Paint the hull').focus();

  await page.keyboard.down('Alt');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.up('Alt');
  await expect.poll(() => dates(ada, first)).toEqual([day(2), day(6)]);
  await page.keyboard.press('Alt+Shift+ArrowRight');
  await expect.poll(() => dates(ada, first)).toEqual([day(2), day(7)]);
  await expect(page.getByRole('status').getByText(/Undo with Control Z/)).toHaveCount(1);

  await page.keyboard.press('-');
  await expect(page).toHaveURL(/zoom=week/);
  await expect(page.getByRole('button', { name: 'Week' })).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('+');
  await expect(page).not.toHaveURL(/zoom=/);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`task=${first.key}`));
});
