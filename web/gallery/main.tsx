import { CacheProvider } from '@emotion/react';
import { StrictMode, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { Provider } from 'react-redux';
import { createBrowserRouter, Link, RouterProvider, useSearchParams } from 'react-router';
import { Session } from '../src/api/session';
import { createAppStore } from '../src/app/store';
import { createStyleCache } from '../src/app/styleCache';
import { Board } from '../src/features/board/Board';
import { FilterBar } from '../src/features/filters/FilterBar';
import { ListView } from '../src/features/list/ListView';
import { TaskPanel } from '../src/features/task/TaskPanel';
import { useAppSelector } from '../src/live/hooks';
import { Live } from '../src/live/live';
import { onNotice } from '../src/live/notices';
import { memoryStore } from '../src/live/outboxStore';
import { changesReceived, rowsRead, signedIn, snapshotLoaded } from '../src/model/modelSlice';
import { selectTaskByKey } from '../src/model/selectors';
import { fromProjectSnapshot } from '../src/model/snapshots';
import { projectChannel } from '../src/model/streams';
import { Icon } from '../src/ui/Icon';
import { ProFlowTheme } from '../src/ui/ProFlowTheme';
import { Toaster } from '../src/ui/Toaster';
import { showToast } from '../src/ui/toast';
import { ViewBar } from '../src/ui/ViewBar';
import * as data from './data';
import { galleryServer } from './server';
import styles from './gallery.module.css';

// A page for looking at the screens with hard data and without a server. Only `vite` serves it; the build leaves it out.

const query = new URLSearchParams(location.search);
const theme = query.get('theme');
if (theme) document.documentElement.dataset.theme = theme;
if (query.get('density')) document.documentElement.dataset.density = query.get('density') ?? '';

const tasks = data.tasksOf(query.get('set') ?? 'demo');
const live = new Live({
  session: new Session(),
  http: galleryServer(tasks),
  outboxStore: memoryStore(),
  openHub: () => new Promise(() => undefined),
});
const store = createAppStore(live);
live.start(store);
onNotice(
  ({ text, tone, undo }) =>
    void showToast({ text, tone: tone === 'error' ? 'error' : 'plain', ...(undo ? { undo } : {}) }),
);

const can = query.get('role') === 'viewer' ? ['view', 'comment'] : data.project.can;
store.dispatch(signedIn(data.me.id));
store.dispatch(
  rowsRead([
    { entity: 'user', rows: [data.me] },
    { entity: 'workspace', rows: [data.workspace] },
    { entity: 'workspaceMember', rows: data.members },
  ]),
);
store.dispatch(
  snapshotLoaded(
    fromProjectSnapshot({
      seq: 1,
      project: { ...data.project, ...(can ? { can } : {}) },
      members: data.projectMembers,
      statuses: data.statuses,
      labels: data.labels,
      tasks,
      dependencies: data.dependencies,
    }),
  ),
);

let seq = 1;
/** What another person does, for looking at the glow: `other('FER-214', { priority: 'low' })` in the console. */
Object.assign(window, {
  store,
  other(key: string, fields: object) {
    const task = Object.values(store.getState().model.confirmed.task).find((row) => row.key === key);
    if (!task) return;
    const change = {
      channel: projectChannel(data.project.id),
      seq: ++seq,
      at: new Date().toISOString(),
      actorId: 'x',
      commandId: 'x',
    };
    store.dispatch(
      changesReceived([
        {
          ...change,
          entity: 'task',
          entityId: task.id,
          op: 'updated',
          version: task.version + 1,
          data: { ...fields },
        },
      ]),
    );
  },
});

function Tab({ view, icon, children }: { view: string; icon: 'board' | 'list'; children: ReactNode }) {
  const [params] = useSearchParams();
  const next = new URLSearchParams(params);
  next.set('view', view);
  const current = (params.get('view') ?? 'board') === view;
  return (
    <Link
      to={{ search: `?${next.toString()}` }}
      aria-current={current ? 'page' : undefined}
      className={styles.tab}
    >
      <Icon name={icon} />
      {children}
    </Link>
  );
}

function Gallery() {
  const [params, setParams] = useSearchParams();
  const key = params.get('task');
  const task = useAppSelector((state) => selectTaskByKey(state, key));
  const View = params.get('view') === 'list' ? ListView : Board;
  return (
    <div className={styles.app}>
      <div className={styles.side} />
      <main className={styles.sheet}>
        <header className={styles.top}>
          <h1>Booking relaunch</h1>
        </header>
        <ViewBar
          tabs={
            <nav className={styles.tabs} aria-label="Views">
              <Tab view="board" icon="board">
                Board
              </Tab>
              <Tab view="list" icon="list">
                List
              </Tab>
            </nav>
          }
          filters={<FilterBar projectId={data.project.id} />}
        >
          <View projectId={data.project.id} />
        </ViewBar>
        {task && (
          <TaskPanel
            projectId={data.project.id}
            taskId={task.id}
            onClose={() =>
              setParams((now) => {
                now.delete('task');
                return now;
              })
            }
          />
        )}
      </main>
    </div>
  );
}

const router = createBrowserRouter([{ path: '*', Component: Gallery }]);
const root = document.getElementById('root');
if (root)
  createRoot(root).render(
    <StrictMode>
      <CacheProvider value={createStyleCache()}>
        <ProFlowTheme>
          <Provider store={store}>
            <RouterProvider router={router} />
            <Toaster />
          </Provider>
        </ProFlowTheme>
      </CacheProvider>
    </StrictMode>,
  );
