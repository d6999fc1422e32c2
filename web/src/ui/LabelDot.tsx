import styles from './LabelDot.module.css';
import { colorVar } from './colors';

export interface LabelLike {
  id: string;
  name: string;
  color: string | null;
}

interface LabelDotProps {
  label: LabelLike;
  /** With the pill's edge, as in the panel; on cards the dot and the name stand alone. */
  outlined?: boolean;
}

export function LabelDot({ label, outlined }: LabelDotProps) {
  return (
    <span className={outlined ? `${styles.label} ${styles.outlined}` : styles.label}>
      <i style={{ background: colorVar(label.color, label.id) }} />
      <bdi className={styles.name}>{label.name}</bdi>
    </span>
  );
}
