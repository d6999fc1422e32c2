import { createContext, useContext, useState, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import styles from './ViewBar.module.css';

const DisplayPlace = createContext<HTMLElement | null>(null);

interface ViewBarProps {
  /** Links to the views of a project. */
  tabs: ReactNode;
  filters: ReactNode;
  /** The view itself; it may put its own controls at the bar's end with `ViewControls`. */
  children: ReactNode;
}

/** The row of views, filters and display above a view. */
export function ViewBar({ tabs, filters, children }: ViewBarProps) {
  const [place, setPlace] = useState<HTMLElement | null>(null);
  return (
    <DisplayPlace value={place}>
      <section className={styles.bar} aria-label="View">
        {tabs}
        <div className={styles.filters}>{filters}</div>
        <div ref={setPlace} className={styles.display} />
      </section>
      {children}
    </DisplayPlace>
  );
}

/** What a view puts at the end of the bar: how it groups, what it shows. */
export function ViewControls({ children }: { children: ReactNode }) {
  const place = useContext(DisplayPlace);
  return place && createPortal(children, place);
}
