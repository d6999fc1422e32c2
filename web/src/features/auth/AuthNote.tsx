import type { ReactNode } from 'react';
import styles from './AuthNote.module.css';

/** What has happened, or what does not work, and the one thing to do next. */
export function AuthNote({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className={styles.note} role="status">
      <h1>{title}</h1>
      {children}
    </div>
  );
}
