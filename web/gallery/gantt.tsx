// The Gantt over a plan that is made here, for looking at it and measuring it without a server: npx vite, then
// /gallery/gantt.html?theme=dark&size=1000&role=viewer. Not part of the build.
import { createRoot } from 'react-dom/client';
import { Provider } from 'react-redux';
import { BrowserRouter } from 'react-router';
import { Gantt } from '../src/features/gantt/Gantt';
import { snapshotLoaded } from '../src/model/modelSlice';
import type { Dependency, Task } from '../src/model/types';
import { aMember, aProject, aStatus, aTask } from '../src/testing/builders';
import { aClient } from '../src/testing/client';
import { ada, FakeServer } from '../src/testing/fakeServer';
import { ProFlowTheme } from '../src/ui/ProFlowTheme';
import { Toaster } from '../src/ui/Toaster';
import { ViewBar } from '../src/ui/ViewBar';
import { ferries, manyTasks } from './plans';

const query = new URLSearchParams(location.search);
const theme = query.get('theme');
if (theme) document.documentElement.dataset.theme = theme;

const project = aProject({ can: query.get('role') === 'viewer' ? ['comment'] : ['edit', 'comment'] });
const channel = `project:${project.id}`;
const people = ['Ada', 'Ben', 'Chidi', 'Dana', 'Emre', 'Fumiko', 'Grace'].map((name) =>
  aMember({
    workspaceId: project.workspaceId,
    name,
    role: 'member',
    ...(name === 'Ada' ? { userId: ada.id } : {}),
  }),
);
const status = aStatus({ projectId: project.id });
const size = Number(query.get('size') ?? 0);
const plan = size ? manyTasks(size) : ferries;
const ids = new Map(
  plan.map((row, i) => [row.key, `018f0000-0000-7000-8000-${String(i).padStart(12, '0')}`]),
);
const tasks: Task[] = plan.map((row, i) => ({
  ...aTask({
    projectId: project.id,
    id: ids.get(row.key) ?? '',
    key: row.key,
    title: row.title,
    statusId: status.id,
  }),
  parentId: row.in ? (ids.get(row.in) ?? null) : null,
  startDate: row.start ?? null,
  dueDate: row.end ?? null,
  progress: row.progress ?? null,
  category: row.progress === 100 ? 'done' : 'todo',
  estimateMinutes: row.milestone ? 0 : null,
  assigneeIds: people.filter((person) => row.who?.includes(person.name)).map((person) => person.userId),
  position: String(i).padStart(6, '0'),
}));
const dependencies: Dependency[] = plan.flatMap((row) =>
  (row.after ?? []).map(([key, type = 'FS', days = 0], n) => ({
    id: `${row.key}-${String(n)}`,
    projectId: project.id,
    predecessorId: ids.get(key) ?? '',
    successorId: ids.get(row.key) ?? '',
    type,
    lagMinutes: days * 480,
    version: 1,
  })),
);

const server = new FakeServer(channel, () => ({
  seq: 1,
  project,
  members: [],
  statuses: [status],
  labels: [],
  tasks,
  dependencies,
}));
server.on('PATCH', /^\/tasks\/(.+)$/, ({ body, headers }, [, id = '']) => {
  server.commit(
    { entity: 'task', entityId: id, op: 'updated', data: body as object },
    String(headers.get('Idempotency-Key')),
  );
  return { status: 200 };
});
server.on('POST', /dependencies$/, () => ({
  status: 409,
  data: {
    title: 'Conflict',
    status: 409,
    detail: 'FER-219 would wait for itself: FER-219 → FER-240 → FER-219.',
    code: 'cycle',
  },
}));
const { store } = aClient(server);
store.dispatch(
  snapshotLoaded({
    channel,
    seq: 1,
    tables: [
      { entity: 'project', rows: [project] },
      { entity: 'status', rows: [status] },
      { entity: 'task', rows: tasks },
      { entity: 'dependency', rows: dependencies },
      { entity: 'workspaceMember', rows: people },
    ],
  }),
);

createRoot(document.getElementById('root') as HTMLElement).render(
  <Provider store={store}>
    <ProFlowTheme>
      <BrowserRouter>
        <main
          style={{ position: 'fixed', inset: '8px 8px 8px 240px', display: 'flex', flexDirection: 'column' }}
          className="gallery"
        >
          <ViewBar tabs={<h1 style={{ font: 'inherit', padding: '0 12px' }}>Gantt</h1>} filters={null}>
            <Gantt projectId={project.id} />
          </ViewBar>
        </main>
        <Toaster />
      </BrowserRouter>
    </ProFlowTheme>
    <style>{'@media (max-width: 1023px) { .gallery { inset: 0 !important; } }'}</style>
  </Provider>,
);
