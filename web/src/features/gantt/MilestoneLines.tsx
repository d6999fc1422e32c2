import type { Milestone } from '../../model/types';
import { dayOf } from './days';
import styles from './MilestoneLines.module.css';
import { pixelsPerDay, xOf, type TimeScale } from './timeScale';

interface MilestoneLinesProps {
  milestones: readonly Milestone[];
  scale: TimeScale;
  height: number;
}

/** Below the last row, so that a name covers no bar where all rows are in view. */
const nameRoom = 34;

/** The project's milestones, each a line at the end of its day with its name at the foot. */
export function MilestoneLines({ milestones, scale, height }: MilestoneLinesProps) {
  return (
    <ul className={styles.lines} aria-label="Milestones">
      {milestones.map(({ id, name, dueDate, reachedAt }) => {
        const day = dueDate && dayOf(dueDate);
        if (!day || day < scale.from || day >= scale.to) return null;
        const x = Math.round(xOf(scale, day) + pixelsPerDay[scale.zoom]);
        return (
          <li
            key={id}
            className={styles.line}
            data-reached={reachedAt ? true : undefined}
            style={{ transform: `translateX(${String(x)}px)`, height: height + nameRoom }}
          >
            <span className={styles.name}>
              <bdi>{name}</bdi>
              <span className="pf-vh">
                , {dueDate}
                {reachedAt ? ', reached' : ''}
              </span>
            </span>
          </li>
        );
      })}
    </ul>
  );
}
