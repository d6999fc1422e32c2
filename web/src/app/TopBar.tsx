import { useEffect, useState, type ReactNode } from 'react';
import { ConfirmLine } from '../features/account/ConfirmLine';
import { useAppSelector } from '../live/hooks';
import { selectConnection } from '../live/liveSlice';
import styles from './TopBar.module.css';

interface TopBarProps {
  /** Where am I: the page's heading. */
  title: string;
  /** Before the title: a project's sign. */
  mark?: ReactNode;
  /** Between the title and the end. */
  children?: ReactNode;
  actions?: ReactNode;
}

export function TopBar({ title, mark, children, actions }: TopBarProps) {
  useEffect(() => {
    document.title = `${title} · ProFlow`;
  }, [title]);
  return (
    <>
      <header className={styles.bar}>
        {mark}
        <h1 className={`${styles.title} pf-cut`}>
          <bdi>{title}</bdi>
        </h1>
        {children}
        <span className="pf-grow" />
        {actions}
      </header>
      <OfflineLine />
      <ConfirmLine />
    </>
  );
}

/** Short breaks heal unseen. */
const patience = 2500;

function OfflineLine() {
  const offline = useAppSelector((state) => selectConnection(state) === 'offline');
  const [shown, setShown] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setShown(offline), offline ? patience : 0);
    return () => clearTimeout(timer);
  }, [offline]);
  return (
    <div role="status">
      {shown && (
        <p className={styles.offline}>
          You are offline. Go on working; everything is sent when you are back.
        </p>
      )}
    </div>
  );
}
