import type { ReactNode } from 'react';
import styles from './OrLine.module.css';

/** A hairline with a few words in it, between two ways to do the same. */
export function OrLine({ children }: { children: ReactNode }) {
  return <p className={styles.line}>{children}</p>;
}
