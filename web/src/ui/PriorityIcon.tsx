import styles from './PriorityIcon.module.css';

export const priorities = ['urgent', 'high', 'medium', 'low', 'none'] as const;
export type PriorityName = (typeof priorities)[number];

export const priorityLabels: Record<PriorityName, string> = {
  urgent: 'Urgent',
  high: 'High',
  medium: 'Medium',
  low: 'Low',
  none: 'None',
};

const bars = { low: 1, medium: 2, high: 3 };

interface PriorityIconProps {
  priority: PriorityName;
  /** With a name for those who cannot see the shape; leave it out when the word stands beside it. */
  labelled?: boolean;
}

export function PriorityIcon({ priority, labelled }: PriorityIconProps) {
  const name = labelled
    ? { role: 'img', 'aria-label': `Priority ${priorityLabels[priority].toLowerCase()}` }
    : { 'aria-hidden': true };
  return (
    <svg viewBox="0 0 14 14" className={styles.icon} {...name}>
      {priority === 'urgent' ? (
        <>
          <rect x="1" y="1" width="12" height="12" rx="3" className={styles.urgent} />
          <path d="M7 3.8v3.8" className={styles.mark} />
          <circle cx="7" cy="10.1" r="1.05" className={styles.dot} />
        </>
      ) : priority === 'none' ? (
        <path d="M2 7h2.4M5.8 7h2.4M9.6 7H12" className={styles.dash} />
      ) : (
        [0, 1, 2].map((bar) => (
          <rect
            key={bar}
            x={1.6 + bar * 4.1}
            y={8 - bar * 3}
            width="2.6"
            height={4 + bar * 3}
            rx=".8"
            className={bar < bars[priority] ? styles.on : styles.off}
          />
        ))
      )}
    </svg>
  );
}
