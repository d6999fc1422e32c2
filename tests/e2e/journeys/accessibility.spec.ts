import type { Page } from '@playwright/test';
import { expectClean } from '../support/axe';
import { card } from '../support/board';
import { expect, test } from '../support/fixtures';
import { statusId, type MadeProject, type Person } from '../support/person';

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

async function furnished(ada: Person): Promise<MadeProject> {
  const project = await ada.place();
  const parent = await ada.task(project, 'Gates without network', { priority: 'urgent' });
  const first = await ada.task(project, 'Ticket list', {
    parentId: parent.id,
    startDate: '2026-11-09',
    dueDate: '2026-11-13',
    statusId: statusId(project, 'Done'),
  });
  const second = await ada.task(project, 'Gate scanner', {
    startDate: '2026-11-16',
    dueDate: '2026-12-26',
    progress: 60,
    priority: 'high',
    description: 'On **Holm** the gate has no signal.\n\n- one\n- two',
  });
  await ada.api('POST', `/tasks/${second.id}/dependencies`, {
    predecessorId: first.id,
    type: 'FS',
    lagMinutes: 480,
  });
  await ada.api('POST', `/tasks/${second.id}/comments`, { body: 'Shall we test two gates?' });
  await ada.api('POST', `/tasks/${second.id}/checklist`, { text: 'Try it with gloves on' });
  return project;
}

/** Every screen behind the sign-in, and what shows that it is there. */
const screens = ({
  workspaceId,
  key,
}: MadeProject): [path: string, ready: (page: Page) => Promise<void>][] => {
  const project = `/w/${workspaceId}/p/${key}`;
  const text = (words: RegExp) => async (page: Page) => {
    await expect(page.getByText(words).locator('visible=true').first()).toBeVisible();
  };
  return [
    ['/welcome', text(/empty project/)],
    [`/w/${workspaceId}`, text(/Good |Booking relaunch/)],
    [`${project}/board`, async (page) => expect(card(page, 'Gate scanner')).toBeVisible()],
    [`${project}/list`, text(/Gate scanner/)],
    [`${project}/gantt`, text(/Gate scanner/)],
    [`${project}/board?task=${key}-3`, text(/Shall we test two gates/)],
    [`${project}/settings`, text(/Settings|Members/)],
    [`/w/${workspaceId}/settings/members`, text(/Members/)],
    [`/w/${workspaceId}/settings/roles`, text(/Roles in the workspace/)],
    [`/w/${workspaceId}/settings/workspace`, text(/Workspace/)],
    [`/w/${workspaceId}/settings/service-accounts`, text(/tokens instead of a sign-in/)],
    [`/w/${workspaceId}/import`, text(/Bring a plan along/)],
    ['/account/profile', text(/Who you are/)],
    ['/account/security', text(/You sign in with it/)],
    ['/account/sessions', text(/This one/)],
  ];
};

// Each size and each scheme once: what the schemes differ in, their colours, is held by contrast.test.ts for both.
for (const [size, options, colorScheme] of [
  ['desktop', {}, 'dark'],
  ['phone', phone, 'light'],
] as const)
  test(`No screen has a finding, ${size}, ${colorScheme}`, async ({ person, stranger }) => {
    test.setTimeout(240_000);
    const newcomer = await stranger('New', { ...options, colorScheme });
    for (const path of ['/signin', '/signup', '/forgot', '/reset#x', '/confirm#x']) {
      await newcomer.page.goto(path);
      await expect(newcomer.page.getByRole('heading', { level: 1 })).toBeVisible();
      await expectClean(newcomer.page, path);
    }
    const ada = await person('Ada', { ...options, colorScheme });
    const project = await furnished(ada);
    for (const [path, ready] of screens(project))
      await test.step(path, async () => {
        await ada.page.goto(path);
        await ready(ada.page);
        await expectClean(ada.page, path);
      });
  });
