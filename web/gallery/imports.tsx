// The import wizard against answers that are made here: npx vite, then /gallery/imports.html?theme=dark. Not part of the build.
import { createRoot } from 'react-dom/client';
import { Provider } from 'react-redux';
import { BrowserRouter } from 'react-router';
import { ImportWizard } from '../src/features/imports/ImportWizard';
import type { ImportedField, ImportReport, Outcome } from '../src/features/imports/importTypes';
import { snapshotLoaded } from '../src/model/modelSlice';
import { aProject, aWorkspace } from '../src/testing/builders';
import { aClient } from '../src/testing/client';
import { FakeServer } from '../src/testing/fakeServer';
import { ProFlowTheme } from '../src/ui/ProFlowTheme';

const theme = new URLSearchParams(location.search).get('theme');
if (theme) document.documentElement.dataset.theme = theme;

const workspace = aWorkspace({ can: ['createProject'] });
const project = aProject({ workspaceId: workspace.id });
const field = (
  source: string,
  count: number,
  outcome: Outcome,
  target: string | null,
  note: string | null = null,
): ImportedField => ({
  source,
  count,
  outcome,
  target,
  note,
});
const report: ImportReport = {
  format: 'mspdi',
  projectName: 'Winter timetable',
  projectKey: 'WT',
  isNewProject: true,
  projectId: null,
  fields: [
    field('Task/Name', 412, 'carried', 'title'),
    field('Task/Start', 412, 'carried', 'startDate'),
    field(
      'Task/PredecessorLink/LinkLag',
      96,
      'transformed',
      'dependency.lagMinutes',
      'tenths of a minute become minutes',
    ),
    field('Task/PercentComplete', 412, 'carried', 'progress'),
    field('Calendars/Calendar/WeekDays', 7, 'carried', 'importedData:calendar', 'kept as data'),
    field(
      'Task/EarnedValueMethod',
      412,
      'notCarried',
      null,
      'says how MS Project computes, not what is planned',
    ),
    field('Resource/StandardRate', 12, 'notCarried', null, 'costs are not part of a project yet'),
  ],
  counts: { tasks: 412, dependencies: 96, people: 12, comments: 0 },
  created: 520,
  updated: 0,
  unchanged: 0,
  warnings: ['2 links lead to tasks of another file and are left out.'],
  preview: {
    statuses: ['To do', 'In progress', 'Done'],
    tasks: Array.from({ length: 8 }, (_, i) => ({
      title: `Rehearsal ${String(i + 1)} with the crews`,
      parentTitle: i ? 'Going live' : null,
      startDate: '2026-12-07',
      dueDate: i % 3 ? '2026-12-11' : null,
      status: 'To do',
    })),
  },
  commandIds: ['c1'],
};

const server = new FakeServer(`workspace:${workspace.id}`, () => ({
  seq: 1,
  workspace,
  members: [],
  projects: [project],
}));
let progress = 0;
server.on('POST', /imports$/, () => {
  progress = 0;
  return { status: 202, data: { id: 'job', kind: 'import', state: 'queued', progress: 0, report: null } };
});
server.on('GET', /jobs/, () => {
  progress = Math.min(1, progress + 0.2);
  const state = progress < 1 ? 'running' : 'succeeded';
  return {
    status: 200,
    data: { id: 'job', kind: 'import', state, progress, report: progress < 1 ? null : report },
  };
});
server.on('POST', /undo$/, () => ({ status: 200, data: { conflicts: [] } }));
const { store } = aClient(server);
store.dispatch(
  snapshotLoaded({
    channel: `workspace:${workspace.id}`,
    seq: 1,
    tables: [
      { entity: 'workspace', rows: [workspace] },
      { entity: 'project', rows: [project] },
    ],
  }),
);

createRoot(document.getElementById('root') as HTMLElement).render(
  <Provider store={store}>
    <ProFlowTheme>
      <BrowserRouter>
        <main style={{ position: 'fixed', inset: 0, display: 'flex', flexDirection: 'column' }}>
          <h1 style={{ font: 'inherit', padding: 12 }}>Import a plan</h1>
          <ImportWizard workspaceId={workspace.id} />
        </main>
      </BrowserRouter>
    </ProFlowTheme>
  </Provider>,
);
