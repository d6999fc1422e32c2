import { Outlet } from 'react-router';
import { Logo } from './Logo';
import { Waves } from './Waves';
import styles from './AuthLayout.module.css';

/** The way in: a form at the left, the brand's waves at the right; phones show the form alone. */
export function AuthLayout() {
  return (
    <div className={styles.sign}>
      <div className={styles.side}>
        <header className={styles.brand}>
          <Logo size={28} />
          ProFlow
        </header>
        <main className={styles.main}>
          <Outlet />
        </main>
      </div>
      <aside className={styles.art} aria-hidden="true">
        <Waves />
      </aside>
    </div>
  );
}
