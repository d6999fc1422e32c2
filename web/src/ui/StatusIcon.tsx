import styles from './StatusIcon.module.css';

export type StatusShape = 'backlog' | 'todo' | 'progress' | 'review' | 'done' | 'cancelled';

interface StatusLike {
  id: string;
  category: 'todo' | 'inProgress' | 'done' | 'cancelled';
}

/**
 * The ring's filling for each status of a project, in workflow order: of several "to do" steps the first is the backlog (dashed),
 * of several "in progress" steps the later ones are three quarters full.
 */
export function statusShapes(statuses: readonly StatusLike[]): Map<string, StatusShape> {
  const todos = statuses.filter((status) => status.category === 'todo').length;
  const shapes = new Map<string, StatusShape>();
  let started = 0;
  for (const { id, category } of statuses) {
    if (category === 'inProgress') shapes.set(id, started++ === 0 ? 'progress' : 'review');
    else if (category === 'todo') {
      const first = ![...shapes.values()].some((shape) => shape === 'backlog' || shape === 'todo');
      shapes.set(id, todos > 1 && first ? 'backlog' : 'todo');
    } else shapes.set(id, category);
  }
  return shapes;
}

const drawings = {
  backlog: <circle cx="7" cy="7" r="5.4" className={styles.ring} strokeDasharray="2 1.77" />,
  todo: <circle cx="7" cy="7" r="5.4" className={styles.ring} />,
  progress: (
    <>
      <circle cx="7" cy="7" r="5.4" className={styles.ring} />
      <path d="M7 3.6a3.4 3.4 0 0 1 0 6.8z" fill="currentColor" />
    </>
  ),
  review: (
    <>
      <circle cx="7" cy="7" r="5.4" className={styles.ring} />
      <path d="M7 7V3.6A3.4 3.4 0 1 1 3.6 7z" fill="currentColor" />
    </>
  ),
  done: (
    <>
      <circle cx="7" cy="7" r="6.15" fill="currentColor" />
      <path d="m4.3 7.2 1.9 1.9 3.5-3.9" className={styles.cut} />
    </>
  ),
  cancelled: (
    <>
      <circle cx="7" cy="7" r="6.15" fill="currentColor" />
      <path d="m5 5 4 4M9 5 5 9" className={styles.cut} />
    </>
  ),
};

interface StatusIconProps {
  shape: StatusShape;
  /** The status's name; leave it out when the name stands beside the icon. */
  label?: string;
}

export function StatusIcon({ shape, label }: StatusIconProps) {
  return (
    <svg
      viewBox="0 0 14 14"
      className={styles.icon}
      data-shape={shape}
      {...(label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true })}
    >
      {drawings[shape]}
    </svg>
  );
}
