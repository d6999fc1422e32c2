import { Kbd } from '../../ui/Kbd';
import styles from './Legend.module.css';

/** What the shapes mean, and the keys that the rows and bars know. */
export function Legend({ editable }: { editable: boolean }) {
  return (
    <section className={styles.legend} aria-label="Legend">
      <span>
        <svg width="26" height="14" aria-hidden="true">
          <rect x="1" y="1" width="24" height="12" rx="3" fill="var(--bar)" stroke="var(--bar-line)" />
          <rect x="3" y="7" width="12" height="3" rx="1.5" fill="var(--bar-done)" />
        </svg>
        Task, part done
      </span>
      <span>
        <svg width="26" height="14" aria-hidden="true">
          <path d="M0 4H26v6l-4-3H4l-4 3z" fill="var(--text-muted)" />
        </svg>
        Sum of its parts
      </span>
      <span>
        <svg width="14" height="14" aria-hidden="true">
          <path d="m7 1 6 6-6 6-6-6z" fill="var(--text)" />
        </svg>
        Milestone
      </span>
      <span>
        <svg width="26" height="14" aria-hidden="true">
          <path d="M1 7H20" fill="none" stroke="var(--danger)" strokeWidth="1.75" strokeDasharray="4 3" />
          <path d="M25 7l-5-3.5v7z" fill="var(--danger)" />
        </svg>
        Link not kept
      </span>
      <span className="pf-grow" />
      {editable && (
        <span className={styles.keys}>
          <Kbd keys="Alt →" /> move a day <Kbd keys="Alt Shift →" /> make longer <Kbd keys="Shift L" /> link
        </span>
      )}
    </section>
  );
}
