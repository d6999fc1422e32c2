import { useState } from 'react';
import { NavLink, useNavigate } from 'react-router';
import { useAppSelector } from '../live/hooks';
import { selectMe, selectProjects } from '../model/selectors';
import { ActionMenu } from '../ui/ActionMenu';
import { Avatar } from '../ui/Avatar';
import { Icon } from '../ui/Icon';
import { ProjectSquare } from '../ui/ProjectSquare';
import { MyMenu } from './Me';
import { useShell } from './shell';
import styles from './Dock.module.css';

/** Five places within a thumb's reach, on phones. */
export function Dock({ workspaceId }: { workspaceId: string }) {
  const shell = useShell();
  const navigate = useNavigate();
  const me = useAppSelector(selectMe);
  const projects = useAppSelector((state) => selectProjects(state, workspaceId));
  const [menu, setMenu] = useState<{ kind: 'projects' | 'me'; anchor: HTMLElement } | null>(null);
  const home = `/w/${workspaceId}`;
  const close = () => setMenu(null);
  return (
    <nav className={styles.dock} aria-label="Dock">
      <NavLink end to={home} className={styles.item}>
        <Icon name="home" />
        Home
      </NavLink>
      <button
        type="button"
        className={styles.item}
        aria-haspopup="menu"
        onClick={(event) => setMenu({ kind: 'projects', anchor: event.currentTarget })}
      >
        <Icon name="board" />
        Projects
      </button>
      <button type="button" className={styles.item} aria-label="New task" onClick={shell.newTask}>
        <span className={styles.add}>
          <Icon name="plus" />
        </span>
      </button>
      <button type="button" className={styles.item} onClick={shell.openPalette}>
        <Icon name="search" />
        Search
      </button>
      <button
        type="button"
        className={styles.item}
        aria-haspopup="menu"
        onClick={(event) => setMenu({ kind: 'me', anchor: event.currentTarget })}
      >
        {me && <Avatar person={{ userId: me.id, name: me.name, picture: me.picture }} size={20} decorative />}
        You
      </button>
      {menu?.kind === 'me' && <MyMenu anchor={menu.anchor} onClose={close} />}
      {menu?.kind === 'projects' && (
        <ActionMenu
          anchor={menu.anchor}
          title="Projects"
          onClose={close}
          groups={[
            projects.map((project) => ({
              label: project.name,
              icon: <ProjectSquare project={project} />,
              run: () => void navigate(`${home}/p/${project.key}/board`),
            })),
            [
              { label: 'New project', icon: 'plus', run: shell.newProject },
              { label: 'Import a plan', icon: 'import', run: () => void navigate(`${home}/import`) },
              { label: 'Members', icon: 'users', run: () => void navigate(`${home}/settings/members`) },
            ],
          ]}
        />
      )}
    </nav>
  );
}
