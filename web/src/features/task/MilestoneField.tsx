import { useState } from 'react';
import { useAppSelector } from '../../live/hooks';
import { selectMilestones } from '../../model/selectors';
import { shortDate } from '../../lib/dates';
import type { Anchor } from '../../ui/anchor';
import { Picker } from '../../ui/Picker';
import styles from './Properties.module.css';
import type { TaskContext } from './taskContext';

/** The milestone that a task is for. Projects without one have no such line. */
export function MilestoneField({ context: { task, data, actions } }: { context: TaskContext }) {
  const milestones = useAppSelector((state) => selectMilestones(state, task.projectId));
  const [anchor, setAnchor] = useState<Anchor | null>(null);
  const name = milestones.find(({ id }) => id === task.milestoneId)?.name;
  if (milestones.length === 0) return null;
  const shown = name ? <bdi className="pf-cut">{name}</bdi> : <span className="pf-faint">–</span>;
  return (
    <div className={styles.pair}>
      <dt>Milestone</dt>
      <dd>
        {data.canEdit ? (
          <button
            type="button"
            className={styles.value}
            aria-haspopup="dialog"
            onClick={(event) => setAnchor(event.currentTarget)}
          >
            <span className="pf-vh">Milestone: </span>
            {shown}
          </button>
        ) : (
          <span className={styles.value}>{shown}</span>
        )}
        {anchor && (
          <Picker
            anchor={anchor}
            title="Milestone…"
            options={[
              { id: '', label: 'No milestone' },
              ...milestones.map((row) => ({
                id: row.id,
                label: row.name,
                ...(row.dueDate ? { hint: shortDate(row.dueDate) } : {}),
              })),
            ]}
            value={[task.milestoneId ?? '']}
            onChange={([id]) => actions.edit([task], { milestoneId: id ? id : null })}
            onClose={() => setAnchor(null)}
          />
        )}
      </dd>
    </div>
  );
}
