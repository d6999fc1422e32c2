import { Icon } from '../../ui/Icon';
import styles from './Import.module.css';
import type { Step } from './useImport';

const steps: readonly [Step, name: string, about: string][] = [
  ['file', 'File', 'Choose what to bring'],
  ['fields', 'Fields', 'What becomes of them'],
  ['check', 'Check', 'Nothing is written yet'],
  ['done', 'Done', 'Open it, or take it back'],
];

interface RailProps {
  step: Step;
  /** How far one may go. */
  reached: Step;
  onGo: ((step: Step) => void) | undefined;
}

export function Rail({ step, reached, onGo }: RailProps) {
  const indexOf = (wanted: Step) => steps.findIndex(([name]) => name === wanted);
  return (
    <ol className={styles.rail} aria-label="Steps">
      {steps.map(([name, title, about], index) => {
        const done = index < indexOf(step) || reached === 'done';
        const open = onGo && index <= indexOf(reached) && name !== 'done';
        const inside = (
          <>
            <span className={styles.mark} data-done={done || undefined} aria-hidden="true">
              {done ? <Icon name="check" small /> : index + 1}
            </span>
            <span className={styles.stepText}>
              <span>{title}</span>
              <span className={styles.about}>{about}</span>
            </span>
          </>
        );
        return (
          <li key={name} aria-current={name === step ? 'step' : undefined}>
            {open ? (
              <button type="button" className={styles.step} onClick={() => onGo(name)}>
                {inside}
              </button>
            ) : (
              <span className={styles.step}>{inside}</span>
            )}
          </li>
        );
      })}
    </ol>
  );
}
