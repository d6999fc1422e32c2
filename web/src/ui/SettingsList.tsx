import type { ReactNode } from 'react';
import styles from './SettingsList.module.css';

/** A bordered list on a settings page; its rows are `SettingsRow`. */
export function SettingsList({ label, children }: { label: string; children: ReactNode }) {
  return (
    <ul className={styles.list} aria-label={label}>
      {children}
    </ul>
  );
}

interface SettingsRowProps {
  title: ReactNode;
  detail?: ReactNode;
  /** At the end of the row: what can be done with it. */
  action?: ReactNode;
}

export function SettingsRow({ title, detail, action }: SettingsRowProps) {
  return (
    <li className={styles.row}>
      <div className="pf-grow">
        <p className="pf-medium">{title}</p>
        {detail && <p className="pf-small pf-muted">{detail}</p>}
      </div>
      {action}
    </li>
  );
}
