import { colorVar } from './colors';
import styles from './ProjectSquare.module.css';

interface ProjectSquareProps {
  project: { id: string; name: string; color: string | null };
}

/** A project's sign: its first letter on its colour. The name stands beside it. */
export function ProjectSquare({ project }: ProjectSquareProps) {
  const letter = [...project.name.trim()][0]?.toLocaleUpperCase() ?? '?';
  return (
    <span
      className={styles.square}
      style={{ background: colorVar(project.color, project.id) }}
      aria-hidden="true"
    >
      {letter}
    </span>
  );
}
