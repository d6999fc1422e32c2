import { NavLink, Outlet, useMatch, useParams } from 'react-router';
import { TopBar } from './TopBar';
import styles from './SettingsFrame.module.css';

const pages: [path: string, name: string][] = [
  ['members', 'Members'],
  ['roles', 'Roles'],
  ['workspace', 'Workspace'],
];

export function SettingsFrame() {
  const { workspaceId = '' } = useParams();
  const here = useMatch('/w/:workspaceId/settings/:page')?.params.page;
  return (
    <>
      <TopBar title={pages.find(([path]) => path === here)?.[1] ?? 'Settings'} />
      <div className={styles.page}>
        <nav className={styles.index} aria-label="Settings">
          {pages.map(([path, name]) => (
            <NavLink key={path} to={`/w/${workspaceId}/settings/${path}`} className={styles.link}>
              {name}
            </NavLink>
          ))}
        </nav>
        <div className={styles.column} data-wide={here === 'members' || undefined}>
          <Outlet />
        </div>
      </div>
    </>
  );
}
