import { useState } from 'react';
import { useNavigate } from 'react-router';
import { signOut } from '../live/account';
import { useAppDispatch, useAppSelector } from '../live/hooks';
import { selectMe } from '../model/selectors';
import { ActionMenu } from '../ui/ActionMenu';
import { Avatar } from '../ui/Avatar';
import { useShell } from './shell';
import { themeActions } from './themeActions';
import styles from './Me.module.css';

/** The person's own menu: who one is, how it looks, the keys, the way out. */
export function Me() {
  const me = useAppSelector(selectMe);
  const [menu, setMenu] = useState<HTMLElement | null>(null);
  if (!me) return <span />;
  return (
    <>
      <button
        type="button"
        className={styles.me}
        aria-haspopup="menu"
        aria-expanded={menu !== null}
        onClick={(event) => setMenu(event.currentTarget)}
      >
        <Avatar person={{ userId: me.id, name: me.name, picture: me.picture }} size={24} decorative />
        <bdi className={`${styles.name} pf-cut`}>{me.name}</bdi>
        <span className="pf-vh">, your menu</span>
      </button>
      {menu && <MyMenu anchor={menu} onClose={() => setMenu(null)} />}
    </>
  );
}

interface MyMenuProps {
  anchor: Element;
  onClose: () => void;
}

export function MyMenu({ anchor, onClose }: MyMenuProps) {
  const dispatch = useAppDispatch();
  const navigate = useNavigate();
  const { openKeys } = useShell();
  return (
    <ActionMenu
      anchor={anchor}
      title="You"
      onClose={onClose}
      groups={[
        [
          { label: 'Your account', icon: 'user', run: () => void navigate('/account') },
          { label: 'Keys', icon: 'keyboard', keys: '?', run: openKeys },
        ],
        themeActions(),
        [{ label: 'Sign out', icon: 'arrow', run: () => void dispatch(signOut()) }],
      ]}
    />
  );
}
