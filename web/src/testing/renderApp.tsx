import { render } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { Provider } from 'react-redux';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { routes } from '../app/routes';
import { SessionGate } from '../app/SessionGate';
import { createAppStore } from '../app/store';
import { Live } from '../live/live';
import { onNotice } from '../live/notices';
import { memoryStore } from '../live/outboxStore';
import type { Project, WorkspaceMember } from '../model/types';
import { ProFlowTheme } from '../ui/ProFlowTheme';
import { Toaster } from '../ui/Toaster';
import { showToast } from '../ui/toast';
import {
  aCatalogue,
  aMember,
  aProject,
  aStatus,
  aWorkspace,
  projectAbilities,
  workspaceAbilities,
} from './builders';
import { ada, FakeServer } from './fakeServer';

const at = '2026-11-23T09:00:00Z';
export const workspace = aWorkspace({ can: [...workspaceAbilities] });
export const home = `/w/${workspace.id}`;

/** A workspace with Ada as its owner and one project, whose stream can be written to. */
export function aPlace() {
  const project: Project = aProject({
    workspaceId: workspace.id,
    can: [...projectAbilities],
  });
  const channel = `project:${project.id}`;
  const todo = aStatus({ projectId: project.id });
  const me = aMember({ workspaceId: workspace.id, userId: ada.id, role: 'owner' });
  const members: WorkspaceMember[] = [me];
  const server = new FakeServer(channel, (server) => ({
    seq: server.seq,
    project,
    members: [],
    statuses: [todo],
    labels: [],
    milestones: [],
    tasks: server.rows('task'),
    dependencies: [],
  }));
  server.on('GET', /^\/me\/snapshot$/, () => ({
    status: 200,
    data: { seq: 0, user: { ...ada, createdAt: at, updatedAt: at, version: 1 }, workspaces: [workspace] },
  }));
  server.on('GET', /^\/permissions$/, () => ({ status: 200, data: aCatalogue }));
  server.on('GET', /^\/workspaces\/[^/]+\/snapshot$/, () => ({
    status: 200,
    data: { seq: 0, workspace, members, roles: [], projects: [project] },
  }));
  server.on('GET', /^\/projects\/[^/]+\/task-parts$/, () => ({ status: 200, data: { seq: 0, items: [] } }));
  server.on('GET', /^\/workspaces\/[^/]+\/changes$/, () => ({ status: 200, data: { items: [], latest: 0 } }));
  server.on('GET', /^\/auth\/providers$/, () => ({ status: 200, data: { items: [], nextCursor: null } }));
  return { server, project, channel, todo, members };
}

/** The whole client at an address, against a server at the HTTP boundary. */
export async function renderApp(server: FakeServer, address: string, { signedIn = true } = {}) {
  const session = server.session();
  const live = new Live({
    session,
    http: server.http(session),
    outboxStore: memoryStore(),
    openHub: server.openHub,
  });
  const store = createAppStore(live);
  live.start(store);
  const quiet = onNotice(({ text, tone, undo }) => {
    showToast({ text, tone: tone === 'error' ? 'error' : 'plain', ...(undo ? { undo } : {}) });
  });
  if (signedIn) await session.signIn(ada.email, 'secret');
  const router = createMemoryRouter(routes, { initialEntries: [address] });
  const screen = render(
    <Provider store={store}>
      <ProFlowTheme>
        <SessionGate session={session}>
          <RouterProvider router={router} />
          <Toaster />
        </SessionGate>
      </ProFlowTheme>
    </Provider>,
  );
  const place = () => router.state.location.pathname + router.state.location.search;
  const stop = () => {
    quiet();
    live.follower.disconnect();
    live.outbox.close();
  };
  return { ...screen, user: userEvent.setup({ delay: null }), store, live, place, stop };
}
