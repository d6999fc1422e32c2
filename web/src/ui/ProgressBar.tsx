import styles from './ProgressBar.module.css';

interface ProgressBarProps {
  done: number;
  total: number;
  /** What is counted, for the accessible name: "Sub-tasks". */
  label: string;
  /** The figures stand beside the bar unless told otherwise. */
  bare?: boolean;
}

/** A bar that never speaks alone: "3 of 5" stands beside it. */
export function ProgressBar({ done, total, label, bare }: ProgressBarProps) {
  const share = total > 0 ? Math.min(1, done / total) : 0;
  return (
    <span className={styles.whole}>
      <span
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={total}
        aria-valuenow={done}
        aria-valuetext={`${done} of ${total}`}
        className={styles.track}
      >
        <i style={{ transform: `scaleX(${share})` }} />
      </span>
      {!bare && (
        <span className={styles.figures} aria-hidden="true">
          {done} of {total}
        </span>
      )}
    </span>
  );
}
