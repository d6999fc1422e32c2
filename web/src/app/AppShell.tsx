import { lazy, Suspense, useMemo, useState } from 'react';
import { Outlet, useMatch, useNavigate } from 'react-router';
import type { Workspace } from '../model/types';
import { Dock } from './Dock';
import { ShellContext, type Shell } from './shell';
import { Sidebar } from './Sidebar';
import { useShellKeys } from './useShellKeys';
import styles from './AppShell.module.css';

const Palette = lazy(async () => ({ default: (await import('./Palette')).Palette }));
const KeysDialog = lazy(async () => ({ default: (await import('./KeysDialog')).KeysDialog }));
const UnsavedDialog = lazy(async () => ({ default: (await import('./UnsavedDialog')).UnsavedDialog }));
const QuickAdd = lazy(async () => ({ default: (await import('./QuickAdd')).QuickAdd }));
const CreateProject = lazy(async () => ({
  default: (await import('../features/projects/CreateProject')).CreateProject,
}));

type Open = 'palette' | 'keys' | 'unsaved' | 'task' | 'project' | null;

/** The frame around every screen of a workspace: sidebar or dock, and the sheet that the screen lies on. */
export function AppShell({ workspace }: { workspace: Workspace }) {
  const [open, setOpen] = useState<Open>(null);
  const navigate = useNavigate();
  const atBoard = useMatch('/w/:workspaceId/p/:projectKey/board');
  const board = atBoard?.pathname;
  const shell = useMemo<Shell>(
    () => ({
      openPalette: () => setOpen('palette'),
      openKeys: () => setOpen('keys'),
      openUnsaved: () => setOpen('unsaved'),
      newTask: () => {
        if (board) void navigate({ pathname: board, search: '?new=1' }, { replace: true });
        else setOpen('task');
      },
      newProject: () => setOpen('project'),
    }),
    [board, navigate],
  );
  useShellKeys(workspace.id, shell);
  const close = () => setOpen(null);

  return (
    <ShellContext value={shell}>
      <a className={styles.skip} href="#content">
        Skip to content
      </a>
      <div className={styles.app}>
        <Sidebar workspace={workspace} />
        <main className={styles.sheet} id="content" tabIndex={-1}>
          <Outlet />
        </main>
        <Dock workspaceId={workspace.id} />
      </div>
      <Suspense>
        {open === 'palette' && <Palette workspaceId={workspace.id} onClose={close} />}
        {open === 'keys' && <KeysDialog onClose={close} />}
        {open === 'unsaved' && <UnsavedDialog onClose={close} />}
        {open === 'task' && <QuickAdd workspaceId={workspace.id} onClose={close} />}
        {open === 'project' && (
          <CreateProject
            workspaceId={workspace.id}
            onClose={close}
            onCreated={(key) => {
              close();
              void navigate(`/w/${workspace.id}/p/${key}/board?new=1`);
            }}
          />
        )}
      </Suspense>
    </ShellContext>
  );
}
