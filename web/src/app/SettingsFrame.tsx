import { useEffect, useRef } from 'react';
import { NavLink, Outlet, useMatch, useParams } from 'react-router';
import { useAppSelector } from '../live/hooks';
import { selectCanInWorkspace } from '../model/selectors';
import type { Ability } from '../model/types';
import { TopBar } from './TopBar';
import styles from './SettingsFrame.module.css';

const pages: [path: string, name: string, right?: Ability][] = [
  ['members', 'Members'],
  ['roles', 'Roles'],
  ['workspace', 'Workspace'],
  ['sign-in', 'Sign-in', 'ownWorkspace'],
  ['service-accounts', 'Service accounts', 'manageMembers'],
  ['audit', 'Audit log', 'readAudit'],
];

export function SettingsFrame() {
  const { workspaceId = '' } = useParams();
  const can = useAppSelector((state) => selectCanInWorkspace(state, workspaceId));
  const here = useMatch('/w/:workspaceId/settings/:page')?.params.page;
  const index = useRef<HTMLElement>(null);
  useEffect(() => {
    // On a phone the pages stand in one line that is longer than the screen.
    const line = index.current;
    const current = line?.querySelector<HTMLElement>('[aria-current="page"]');
    if (line && current)
      line.scrollLeft = current.offsetLeft - line.offsetLeft - (line.clientWidth - current.offsetWidth) / 2;
  }, [here]);
  return (
    <>
      <TopBar title={pages.find(([path]) => path === here)?.[1] ?? 'Settings'} />
      <div className={styles.page}>
        <nav ref={index} className={styles.index} aria-label="Settings">
          {pages
            .filter(([, , right]) => !right || can.has(right))
            .map(([path, name]) => (
              <NavLink key={path} to={`/w/${workspaceId}/settings/${path}`} className={styles.link}>
                {name}
              </NavLink>
            ))}
        </nav>
        <div className={styles.column} data-wide={here === 'members' || here === 'audit' || undefined}>
          <Outlet />
        </div>
      </div>
    </>
  );
}
