import type { Page } from '@playwright/test';
import { boxOf } from '../support/board';
import { expect, test } from '../support/fixtures';
import type { MadeProject, Person } from '../support/person';

const day = (n: number) => new Date(Date.now() + n * 86_400_000).toISOString().slice(0, 10);

async function plan(ada: Person): Promise<MadeProject> {
  const project = await ada.place();
  const first = await ada.task(project, 'Dig the trench', { startDate: day(-6), dueDate: day(-3) });
  const second = await ada.task(project, 'Lay the cable', { startDate: day(-2), dueDate: day(1) });
  await ada.api('POST', `/tasks/${second.id}/dependencies`, { predecessorId: first.id, type: 'FS' });
  return project;
}

const showing = (page: Page, view: string) =>
  expect(page.getByText('Dig the trench').filter({ visible: true }).first(), view).toBeVisible();

/** Names of controls in the bars above the view that lie over each other or stick out of the window. */
const collisions = (page: Page) =>
  page.evaluate(() => {
    const bars = 'main > :is(header, aside, section[aria-label="View"]) :is(a, button)';
    const shown = [...document.querySelectorAll(bars)]
      .map((element) => ({ name: element.textContent, box: element.getBoundingClientRect() }))
      .filter(({ box }) => box.width > 1);
    const hits = shown.flatMap((a, i) =>
      shown
        .slice(i + 1)
        .filter(
          (b) =>
            a.box.left < b.box.right - 1 &&
            b.box.left < a.box.right - 1 &&
            a.box.top < b.box.bottom - 1 &&
            b.box.top < a.box.bottom - 1,
        )
        .map((b) => `${a.name} and ${b.name}`),
    );
    const out = shown.filter(({ box }) => box.right > innerWidth + 1).map(({ name }) => `${name} sticks out`);
    const wide = document.documentElement.scrollWidth > innerWidth ? ['the page scrolls sideways'] : [];
    return [...hits, ...out, ...wide];
  });

for (const [what, viewport] of [
  ['a window of 320 px', { width: 320, height: 640 }],
  ['half a screen, or a screen at 200 %', { width: 640, height: 360 }],
] as const)
  test(`On ${what} nothing lies over anything else`, async ({ person }) => {
    const ada = await person('Ada', { viewport });
    const project = await plan(ada);

    for (const view of ['board', 'list', 'gantt'] as const) {
      await ada.open(project, view);
      await showing(ada.page, view);
      expect(await collisions(ada.page), view).toEqual([]);
    }
  });

test('In forced colours links are lines and the view one is in stands out', async ({ person }) => {
  const ada = await person('Ada', { forcedColors: 'active' });
  const { page } = ada;
  await ada.open(await plan(ada), 'gantt');
  const link = page.locator('[data-link]').first();
  await expect(link).toBeAttached();

  const strokes = await link
    .locator('path')
    .evaluateAll((paths) =>
      paths.map((path) => getComputedStyle(path)).map((s) => [s.strokeWidth, s.stroke]),
    );
  expect(strokes[0]?.[1]).toBe('rgba(0, 0, 0, 0)');
  const mark = (name: string) =>
    page
      .getByRole('link', { name })
      .evaluate((tab) => [getComputedStyle(tab, '::after'), getComputedStyle(document.body)] as const)
      .then(([after, body]) => after.backgroundColor !== body.backgroundColor);
  expect(await mark('Gantt')).toBe(true);
});

test('A finger that rests on a bar moves it, one that does not scrolls the plan', async ({ person }) => {
  const ada = await person('Ada', { viewport: { width: 1024, height: 768 }, hasTouch: true });
  const { page } = ada;
  const project = await plan(ada);
  await ada.open(project, 'gantt');
  const bar = page.getByRole('button', { name: /^Dig the trench, / });
  const cdp = await page.context().newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', x = 0, y = 0) =>
    cdp.send('Input.dispatchTouchEvent', { type, touchPoints: type === 'touchEnd' ? [] : [{ x, y }] });
  const start = async () => {
    const { items } = await ada.api<{ items: { title: string; startDate: string }[] }>(
      'GET',
      `/projects/${project.id}/tasks`,
    );
    return items.find(({ title }) => title === 'Dig the trench')?.startDate;
  };

  const before = await boxOf(bar);
  const [x, y] = [before.x + before.width / 2, before.y + before.height / 2];
  await touch('touchStart', x, y);
  await expect(page.locator('[data-trying]')).toHaveCount(1);
  for (let i = 1; i <= 6; i++) await touch('touchMove', x + i * 10, y);
  await touch('touchEnd');
  await expect.poll(start).not.toBe(day(-6));
  const moved = await start();

  const now = await boxOf(bar);
  await touch('touchStart', now.x + 20, y);
  for (let i = 1; i <= 6; i++) await touch('touchMove', now.x + 20 - i * 10, y);
  await touch('touchEnd');
  await expect.poll(async () => (await boxOf(bar)).x).toBeLessThan(now.x - 10);
  expect(await start()).toBe(moved);
});
