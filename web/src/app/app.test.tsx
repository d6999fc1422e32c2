import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { today } from '../lib/dates';
import type { CommandDraft } from '../model/types';
import { sendCommand } from '../live/commands';
import { patchProject } from '../model/projectCommands';
import { aMember, aProject, aTask } from '../testing/builders';
import { ada } from '../testing/fakeServer';
import { aPlace, home, renderApp, workspace } from '../testing/renderApp';

let stop = () => {};
beforeEach(() => localStorage.clear());
afterEach(() => stop());

async function open(place: ReturnType<typeof aPlace>, address: string, options?: { signedIn: boolean }) {
  const app = await renderApp(place.server, address, options);
  stop = app.stop;
  return app;
}

const created = (task: ReturnType<typeof aTask>) =>
  ({ entity: 'task', entityId: task.id, op: 'created', data: { ...task } }) as const;

describe('the way in', () => {
  it('leads whoever is signed out to the sign-in, and back to where they wanted to be', async () => {
    const { user, place } = await open(aPlace(), home, { signedIn: false });

    await user.type(await screen.findByLabelText('E-mail'), ada.email);
    await user.type(screen.getByLabelText('Password'), 'correct horse');
    await user.click(screen.getByRole('button', { name: 'Sign in' }));

    expect(await screen.findByRole('heading', { name: 'Home' })).toBeInTheDocument();
    expect(place()).toBe(home);
  });

  it('says under each field what is missing, and what the server has against it', async () => {
    const place = aPlace();
    place.server.on('POST', /^\/auth\/register$/, () => ({
      status: 400,
      data: { errors: { email: ['There is an account with this address already.'] } },
    }));
    const { user } = await open(place, '/signup', { signedIn: false });

    await user.click(await screen.findByRole('button', { name: 'Create account' }));
    expect(screen.getByLabelText('Your name')).toBeInvalid();
    expect(screen.getByLabelText('E-mail')).toHaveAccessibleDescription(/Enter an e-mail address/);
    await user.type(screen.getByLabelText('Your name'), 'Ada');
    await user.type(screen.getByLabelText('E-mail'), ada.email);
    await user.type(screen.getByLabelText('Password'), 'correct horse');
    await user.click(screen.getByRole('button', { name: 'Create account' }));

    await waitFor(() =>
      expect(screen.getByLabelText('E-mail')).toHaveAccessibleDescription(
        'There is an account with this address already.',
      ),
    );
  });

  it('shows one page for what does not exist and what one may not see', async () => {
    const place = aPlace();
    place.server.on('GET', /snapshot$/, ({ path }) =>
      path.includes('nowhere') ? { status: 404 } : { status: 503 },
    );

    await open(place, '/w/nowhere');

    expect(await screen.findByRole('heading', { name: 'Nothing here' })).toBeInTheDocument();
  });
});

describe('home', () => {
  it('lists my open tasks by when they are due, and a colleague’s change without a reload', async () => {
    const place = aPlace();
    const mine = aTask({
      projectId: place.project.id,
      assigneeIds: [ada.id],
      dueDate: today(),
      title: 'Berth 4',
      statusId: place.todo.id,
    });
    place.server.commit([
      created(mine),
      created(aTask({ projectId: place.project.id, title: 'Not mine', key: 'FER-2' })),
    ]);
    await open(place, home);
    const group = await screen.findByRole('region', { name: 'Today' });
    expect(within(group).getByRole('link', { name: 'Berth 4' })).toHaveAttribute(
      'href',
      `${home}/p/FER/board?task=FER-1`,
    );
    await waitFor(() => expect(place.server.hubs[0]?.channels).toContain(place.channel));

    place.server.commit({ entity: 'task', entityId: mine.id, op: 'updated', data: { title: 'Berth 5' } });

    expect(await within(group).findByRole('link', { name: 'Berth 5' })).toBeInTheDocument();
    expect(screen.queryByText('Not mine')).not.toBeInTheDocument();
  });

  it('offers the first project where there is none', async () => {
    const place = aPlace();
    place.server.on('GET', /^\/workspaces\/[^/]+\/snapshot$/, () => ({
      status: 200,
      data: { seq: 0, workspace, members: place.members, roles: [], projects: [] },
    }));

    await open(place, home);

    const main = await screen.findByRole('main');
    expect(await within(main).findByRole('button', { name: 'New project' })).toBeInTheDocument();
    expect(within(main).getByRole('button', { name: 'Import a plan' })).toBeInTheDocument();
  });
});

describe('a new project', () => {
  it('writes its key from its name, and says why the server refused', async () => {
    const place = aPlace();
    place.server.on('POST', /\/projects$/, () => ({
      status: 409,
      data: { code: 'key_taken', detail: 'HA is taken.' },
    }));
    const { user } = await open(place, home);
    await user.click(
      within(await screen.findByRole('navigation', { name: 'Main' })).getByRole('button', {
        name: 'New project',
      }),
    );
    const dialog = await screen.findByRole('dialog', { name: 'New project' });

    await user.type(within(dialog).getByLabelText('Name'), 'Harbour apps');
    expect(within(dialog).getByLabelText('Key')).toHaveValue('HA');
    await user.click(within(dialog).getByRole('button', { name: 'Create project' }));

    expect(await within(dialog).findByText('HA is taken.')).toBeInTheDocument();
    expect(within(dialog).getByLabelText('Name')).toHaveValue('Harbour apps');
  });
});

describe('the palette', () => {
  it('opens by Control K, finds by any word, and goes there by Enter', async () => {
    const place = aPlace();
    const { user, place: where } = await open(place, home);
    await screen.findByRole('heading', { name: 'Home' });

    await user.keyboard('{Control>}k{/Control}');
    await user.type(await screen.findByRole('combobox', { name: 'Search or act' }), 'your acc');
    expect(screen.getByRole('option', { name: /Your account/ })).toHaveAttribute('aria-selected', 'true');
    await user.keyboard('{Enter}');

    await waitFor(() => expect(where()).toBe('/account/profile'));
  });

  it('tells all keys by ?, but not to someone who types a question', async () => {
    const { user } = await open(aPlace(), `${home}/settings/workspace`);
    await user.type(await screen.findByLabelText('Name'), '?');
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();

    await user.tab();
    await user.keyboard('?');

    expect(await screen.findByRole('dialog', { name: 'Keys' })).toBeInTheDocument();
  });
});

describe('what is not saved', () => {
  it('is counted at the foot, and what was refused is kept with its text until it is let go', async () => {
    const place = aPlace();
    place.server.on('PATCH', /^\/projects\//, () => ({
      status: 403,
      data: { detail: 'Only a lead may rename it.' },
    }));
    const { user, store } = await open(place, home);
    await screen.findByRole('heading', { name: 'Home' });
    const draft: CommandDraft = patchProject(place.project, { name: 'Relaunch of everything' });

    store.dispatch(sendCommand(draft));
    await user.click(await screen.findByRole('button', { name: '1 not accepted' }));

    const dialog = await screen.findByRole('dialog', { name: 'Saving' });
    expect(within(dialog).getByText('Only a lead may rename it.')).toBeInTheDocument();
    expect(within(dialog).getByText('Relaunch of everything')).toBeInTheDocument();
    await user.click(within(dialog).getByRole('button', { name: /Let go/ }));
    expect(within(dialog).queryByText('Relaunch of everything')).not.toBeInTheDocument();
  });
});

describe('members', () => {
  it('get another role from a menu in their row', async () => {
    const place = aPlace();
    const ben = aMember({ workspaceId: workspace.id, name: 'Ben', email: 'ben@example.org' });
    place.members.push(ben);
    place.server.on('GET', /\/invitations$/, () => ({ status: 200, data: { items: [] } }));
    place.server.on('PATCH', /\/members\//, ({ body }) => ({
      status: 200,
      data: { ...ben, ...(body as object), version: 2 },
    }));
    const { user } = await open(place, `${home}/settings/members`);

    await user.click(await screen.findByRole('button', { name: 'Role of Ben: Member' }));
    await user.click(await screen.findByRole('menuitemradio', { name: 'Admin' }));

    expect(await screen.findByRole('button', { name: 'Role of Ben: Admin' })).toBeInTheDocument();
    await waitFor(() =>
      expect(
        place.server.asked.some(
          ({ method, body }) => method === 'PATCH' && JSON.stringify(body) === '{"role":"admin"}',
        ),
      ).toBe(true),
    );
  });

  it('of a lower role see the list and no way to change it', async () => {
    const place = aPlace();
    place.server.on('GET', /^\/workspaces\/[^/]+\/snapshot$/, () => ({
      status: 200,
      data: {
        seq: 0,
        workspace: { ...workspace, role: 'member', can: ['viewWorkspace'] },
        members: [...place.members, aMember({ workspaceId: workspace.id, name: 'Ben' })],
        roles: [],
        projects: [aProject({ workspaceId: workspace.id })],
      },
    }));

    await open(place, `${home}/settings/members`);

    expect(await screen.findByText('Ben')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: /Role of Ben/ })).not.toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Invite people' })).not.toBeInTheDocument();
  });
});
