import type { Page } from '@playwright/test';
import { boxOf, card, column } from '../support/board';
import { mainThreadClock } from '../support/cpu';
import { expect, test } from '../support/fixtures';
import { statusId, type MadeProject, type Person } from '../support/person';

// A trace takes a picture of the page at each act, which would be measured along.
test.use({ trace: 'off' });

// The aims: usable in 1.5 s, a drop painted in 50 ms. What the page itself needs is held in processor time, where half of the
// first aim leaves the other half to network and server; the clock depends on the machine and only catches what is broken.
const firstCpu = 750;
const firstClock = 6000;
const dropCpu = 50;
const dropClock = 400;

async function thousand(ada: Person): Promise<MadeProject> {
  const project = await ada.place();
  const columns = ['To do', 'In progress', 'In review', 'Done'].map((name) => statusId(project, name));
  const operations = Array.from({ length: 1000 }, (_, i) => ({
    create: { title: `Task ${String(i + 1)} of many`, statusId: columns[i % 4], priority: 'medium' },
  }));
  for (let i = 0; i < operations.length; i += 250)
    await ada.api('POST', `/projects/${project.id}/tasks/batch`, {
      operations: operations.slice(i, i + 250),
    });
  return project;
}

const measured = (what: string, ms: number) => {
  test.info().annotations.push({ type: 'measured', description: `${what}: ${String(Math.round(ms))} ms` });
  console.log(`      ${what}: ${String(Math.round(ms))} ms`);
};

test('A board of a thousand tasks is usable soon, and a drop is painted at once', async ({ person }) => {
  test.setTimeout(180_000);
  const ada = await person('Ada');
  const { page } = ada;
  const project = await thousand(ada);
  // Usable: a card can be reached and the page answers again.
  await page.addInitScript(() => {
    const seen = new MutationObserver(() => {
      if (!document.querySelector('[data-card]')) return;
      seen.disconnect();
      requestAnimationFrame(() => setTimeout(() => Object.assign(window, { usableAt: performance.now() })));
    });
    seen.observe(document, { childList: true, subtree: true });
  });
  const usable = async () => {
    await page.waitForFunction(() => 'usableAt' in window);
    return page.evaluate(() => (window as unknown as { usableAt: number }).usableAt);
  };

  const clock = await mainThreadClock(page);
  await ada.open(project, 'board');
  const first = await usable();
  const cpu = await clock();
  measured('first visit', first);
  measured('first visit, processor time', cpu);
  await page.reload();
  measured('second visit', await usable());
  await slowLine(page, true);
  await page.reload();
  measured('first visit over 10 Mbit/s and 40 ms', await usable());
  await slowLine(page, false);
  expect(cpu).toBeLessThan(firstCpu);
  expect(first).toBeLessThan(firstClock);

  const drops: Dropped[] = [];
  for (let i = 0; i < 5; i++) drops.push(await drop(page, `Task ${String(1 + 4 * i)} of many`, clock));
  const middle = (of: (dropped: Dropped) => number) => drops.map(of).sort((a, b) => a - b)[2] ?? Infinity;
  measured('drop painted', middle(({ ms }) => ms));
  measured('drop painted, processor time', middle((dropped) => dropped.cpu));
  expect(middle((dropped) => dropped.cpu)).toBeLessThan(dropCpu);
  expect(middle(({ ms }) => ms)).toBeLessThan(dropClock);
});

async function slowLine(page: Page, slow: boolean) {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Network.enable');
  await cdp.send('Network.setCacheDisabled', { cacheDisabled: slow });
  const [latency, throughput] = slow ? [40, 10_000_000 / 8] : [0, -1];
  await cdp.send('Network.emulateNetworkConditions', {
    offline: false,
    latency,
    downloadThroughput: throughput,
    uploadThroughput: throughput,
  });
}

interface Dropped {
  ms: number;
  cpu: number;
}

/** Drops a card into another column: from letting go until the column with it is painted. */
async function drop(page: Page, title: string, clock: () => Promise<number>): Promise<Dropped> {
  const from = await boxOf(card(page, title));
  const to = await boxOf(column(page, 'In progress'));
  await page.mouse.move(from.x + 40, from.y + 10);
  await page.mouse.down();
  await page.mouse.move(from.x + 60, from.y + 16, { steps: 3 });
  await page.mouse.move(to.x + 140, to.y + 120, { steps: 6 });
  await page.evaluate((wanted) => {
    const target = [...document.querySelectorAll('section[aria-label]')].find((section) =>
      section.getAttribute('aria-label')?.startsWith('In progress'),
    );
    const painted = new Promise<number>((resolve) => {
      addEventListener(
        'pointerup',
        () => {
          const began = performance.now();
          const look = () => {
            if (target?.textContent?.includes(wanted))
              requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - began)));
            else requestAnimationFrame(look);
          };
          look();
        },
        { capture: true, once: true },
      );
    });
    Object.assign(window, { painted });
  }, title);
  const before = await clock();
  await page.mouse.up();
  const ms = await page.evaluate(() => (window as unknown as { painted: Promise<number> }).painted);
  const cpu = (await clock()) - before;
  await expect(page.getByText(/moved to In progress/).last()).toBeVisible();
  return { ms, cpu };
}

test('A plan of a thousand tasks scrolls without standing still', async ({ person }) => {
  test.setTimeout(180_000);
  const ada = await person('Ada');
  const { page } = ada;
  const project = await ada.place();
  const day = (n: number) => new Date(Date.UTC(2026, 9, 1 + n)).toISOString().slice(0, 10);
  const operations = Array.from({ length: 1000 }, (_, i) => ({
    create: {
      title: `Step ${String(i + 1)}`,
      startDate: day(Math.floor(i / 8)),
      dueDate: day(Math.floor(i / 8) + 4),
    },
  }));
  for (let i = 0; i < operations.length; i += 250)
    await ada.api('POST', `/projects/${project.id}/tasks/batch`, {
      operations: operations.slice(i, i + 250),
    });
  await ada.open(project, 'gantt');
  await expect(page.getByRole('row', { name: /Step 1\b/ })).toBeVisible();

  const frames = await page.evaluate(async () => {
    const scroller = document.querySelector('[role="treegrid"]')?.parentElement?.parentElement;
    const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
    const taken: number[] = [];
    let last = await frame();
    for (let i = 0; i < 240; i++) {
      scroller?.scrollBy(0, 40);
      const now = await frame();
      taken.push(now - last);
      last = now;
    }
    return taken.sort((a, b) => a - b);
  });
  measured('frame while scrolling, median', frames[120] ?? 0);
  measured('frame while scrolling, 95th', frames[228] ?? 0);
  // It has gone far, and holds only what is near.
  await expect(page.getByRole('row', { name: /Step 28\d/ }).first()).toBeVisible();
  expect(await page.getByRole('treegrid').getByRole('row').count()).toBeLessThan(120);
  expect(frames[120]).toBeLessThan(200);
});
