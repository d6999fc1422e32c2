import { useState } from 'react';
import { NavLink } from 'react-router';
import { ViewLinks } from '../features/views/ViewLinks';
import { useAppSelector } from '../live/hooks';
import { selectCanInWorkspace, selectMyOpenTasks, selectProjects, selectViews } from '../model/selectors';
import type { Workspace } from '../model/types';
import { Icon } from '../ui/Icon';
import { IconAction } from '../ui/IconAction';
import { Kbd } from '../ui/Kbd';
import { Logo } from './Logo';
import { Me } from './Me';
import { ProjectSquare } from '../ui/ProjectSquare';
import { SaveState } from './SaveState';
import { useShell } from './shell';
import { WorkspaceMenu } from './WorkspaceMenu';
import styles from './Sidebar.module.css';

/** 240 px with words, 56 px with icons only; on phones the dock stands in for it. */
export function Sidebar({ workspace }: { workspace: Workspace }) {
  const shell = useShell();
  const projects = useAppSelector((state) => selectProjects(state, workspace.id));
  const can = useAppSelector((state) => selectCanInWorkspace(state, workspace.id));
  const mine = useAppSelector((state) => selectMyOpenTasks(state, workspace.id, state.model.userId ?? ''));
  const hasViews = useAppSelector((state) => selectViews(state, workspace.id).length > 0);
  const [menu, setMenu] = useState<HTMLElement | null>(null);
  const home = `/w/${workspace.id}`;

  return (
    <nav className={styles.side} aria-label="Main">
      <button
        type="button"
        className={styles.workspace}
        aria-haspopup="menu"
        aria-expanded={menu !== null}
        onClick={(event) => setMenu(event.currentTarget)}
      >
        <Logo />
        <bdi className={`${styles.words} pf-grow pf-cut`}>{workspace.name}</bdi>
        <span className="pf-vh">, workspace menu</span>
        <Icon name="down" small className={styles.wide} />
      </button>
      {menu && <WorkspaceMenu workspace={workspace} anchor={menu} onClose={() => setMenu(null)} />}

      <div className={styles.find}>
        <button
          type="button"
          className={styles.search}
          aria-keyshortcuts="Control+K"
          onClick={shell.openPalette}
        >
          <Icon name="search" small />
          <span className={`${styles.words} pf-grow`}>Search or act</span>
          <span className={styles.wide}>
            <Kbd keys="Ctrl K" />
          </span>
        </button>
        <IconAction icon="plus" label="New task" keys="C" className={styles.add} onClick={shell.newTask} />
      </div>

      <div className={styles.scroll}>
        <NavLink end to={home} className={styles.link} title="Home">
          <Icon name="home" />
          <span className={styles.words}>Home</span>
          {mine.length > 0 && (
            <span className={styles.count} aria-label={`${mine.length} of your tasks are open`}>
              {mine.length}
            </span>
          )}
        </NavLink>

        <NavLink to={`${home}/tasks`} className={styles.link} title="Tasks of all projects">
          <Icon name="list" />
          <span className={styles.words}>All tasks</span>
        </NavLink>

        {hasViews && (
          <div className={styles.head}>
            <h2>Views</h2>
          </div>
        )}
        {hasViews && (
          <ViewLinks
            workspaceId={workspace.id}
            classes={{ link: styles.link ?? '', words: styles.words ?? '' }}
          />
        )}

        <div className={styles.head}>
          <h2>Projects</h2>
          {can.has('createProject') && (
            <IconAction icon="plus" label="New project" small onClick={shell.newProject} />
          )}
        </div>
        <ul aria-label="Projects">
          {projects.map((project) => (
            <li key={project.id}>
              <NavLink to={`${home}/p/${project.key}`} className={styles.link} title={project.name}>
                <ProjectSquare project={project} />
                <bdi className={`${styles.words} pf-cut`}>{project.name}</bdi>
                {project.private && <Icon name="lock" small className={styles.wide} />}
                <span className={styles.count}>{project.key}</span>
              </NavLink>
            </li>
          ))}
        </ul>
        {projects.length === 0 && <p className={`${styles.none} ${styles.words}`}>No project yet.</p>}
      </div>

      <div className={styles.foot}>
        <Me />
        <SaveState />
      </div>
    </nav>
  );
}
