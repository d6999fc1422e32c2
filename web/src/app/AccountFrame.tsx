import { Link, NavLink, Outlet, useMatch } from 'react-router';
import { lastWorkspace } from '../lib/lastVisit';
import { useAppSelector } from '../live/hooks';
import { useFollow } from '../live/useFollow';
import { selectMe, selectWorkspace } from '../model/selectors';
import { userChannel } from '../model/streams';
import { Avatar } from '../ui/Avatar';
import { Icon, type IconName } from '../ui/Icon';
import { TopBar } from './TopBar';
import { Waiting } from './Waiting';
import styles from './AccountFrame.module.css';

/** In the order of the navigation; each is a lazy route under /account in routes.tsx. */
const pages: { path: string; name: string; icon: IconName }[] = [
  { path: 'profile', name: 'Profile', icon: 'user' },
  { path: 'security', name: 'Security', icon: 'lock' },
  { path: 'logins', name: 'Linked accounts', icon: 'link' },
  { path: 'sessions', name: 'Sessions', icon: 'computer' },
  { path: 'tokens', name: 'Access tokens', icon: 'passkey' },
];

/** All that is about the person and not about a workspace: an index at the left, one column of settings. */
export function AccountFrame() {
  const userId = useAppSelector((state) => state.model.userId);
  const { ready, status, sentence } = useFollow(userId ? userChannel(userId) : undefined);
  const me = useAppSelector(selectMe);
  const workspace = useAppSelector((state) => selectWorkspace(state, lastWorkspace() ?? ''));
  const here = useMatch('/account/:page')?.params.page;
  if (!ready || !me) return <Waiting sentence={status === 'failed' ? sentence : undefined} />;
  return (
    <div className={styles.account}>
      <a className={styles.skip} href="#content">
        Skip to content
      </a>
      <nav className={styles.side} aria-label="Your account">
        <Link className={styles.back} to={workspace ? `/w/${workspace.id}` : '/'}>
          <Icon name="left" />
          <span className={styles.words}>
            Back to <bdi>{workspace?.name ?? 'ProFlow'}</bdi>
          </span>
        </Link>
        <p className={styles.who}>
          <Avatar person={{ userId: me.id, name: me.name, picture: me.picture }} size={32} decorative />
          <span className={styles.names}>
            <bdi className="pf-medium pf-cut">{me.name}</bdi>
            <bdi className="pf-small pf-muted pf-cut">{me.email}</bdi>
          </span>
        </p>
        {pages.map(({ path, name, icon }) => (
          <NavLink key={path} to={`/account/${path}`} className={styles.link}>
            <Icon name={icon} />
            {name}
          </NavLink>
        ))}
      </nav>
      <main className={styles.sheet} id="content" tabIndex={-1}>
        <TopBar title={pages.find(({ path }) => path === here)?.name ?? 'Your account'} />
        <div className={styles.page}>
          <div className={styles.column}>
            <Outlet />
          </div>
        </div>
      </main>
    </div>
  );
}
