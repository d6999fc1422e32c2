import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { sendCommand } from '../../live/commands';
import { useAppDispatch, useAppSelector } from '../../live/hooks';
import { createMilestone, deleteMilestone, patchMilestone } from '../../model/milestoneCommands';
import { selectMilestones, selectTasks } from '../../model/selectors';
import type { Milestone } from '../../model/types';
import type { Anchor } from '../../ui/anchor';
import { Checkbox } from '../../ui/Checkbox';
import { DatePicker } from '../../ui/DatePicker';
import { DueDate } from '../../ui/DueDate';
import { IconAction } from '../../ui/IconAction';
import { InlineText } from '../../ui/InlineText';
import styles from './settings.module.css';

interface MilestonesProps {
  projectId: string;
  readOnly: boolean;
}

/** What the project wants to reach, by date, with how far its tasks are. */
export function Milestones({ projectId, readOnly }: MilestonesProps) {
  const dispatch = useAppDispatch();
  const milestones = useAppSelector((state) => selectMilestones(state, projectId));
  const [dating, setDating] = useState<{ milestone: Milestone; anchor: Anchor }>();
  return (
    <section id="milestones" className={styles.section} aria-labelledby="milestones-head">
      <h2 id="milestones-head">Milestones</h2>
      {milestones.length === 0 && (
        <p className={styles.lead}>
          None yet. A milestone is a point to reach: tasks are given to it, and the Gantt shows its day.
        </p>
      )}
      {milestones.length > 0 && (
        <ul className={styles.list} aria-label="Milestones">
          {milestones.map((milestone) => (
            <li key={milestone.id} className={styles.row}>
              <span className={styles.tick}>
                <Checkbox
                  aria-label={`${milestone.name} reached`}
                  checked={milestone.reachedAt !== null}
                  disabled={readOnly}
                  onChange={(event) =>
                    dispatch(sendCommand(patchMilestone(milestone, { reached: event.target.checked })))
                  }
                />
              </span>
              <span className="pf-grow">
                <InlineText
                  value={milestone.name}
                  label={`Name of milestone ${milestone.name}`}
                  readOnly={readOnly}
                  required
                  maxLength={200}
                  onSave={(name) => dispatch(sendCommand(patchMilestone(milestone, { name })))}
                />
              </span>
              <Share projectId={projectId} milestoneId={milestone.id} />
              {readOnly ? (
                milestone.dueDate && <DueDate date={milestone.dueDate} done={milestone.reachedAt !== null} />
              ) : (
                <button
                  type="button"
                  className={styles.date}
                  aria-haspopup="dialog"
                  onClick={(event) => setDating({ milestone, anchor: event.currentTarget })}
                >
                  <span className="pf-vh">Date of {milestone.name}: </span>
                  {milestone.dueDate ? (
                    <DueDate date={milestone.dueDate} done={milestone.reachedAt !== null} />
                  ) : (
                    <span className="pf-faint">No date</span>
                  )}
                </button>
              )}
              {!readOnly && (
                <IconAction
                  icon="trash"
                  label={`Delete ${milestone.name}`}
                  small
                  onClick={() => dispatch(sendCommand(deleteMilestone(milestone)))}
                />
              )}
            </li>
          ))}
        </ul>
      )}
      {!readOnly && <AddMilestone projectId={projectId} />}
      {dating && (
        <DatePicker
          anchor={dating.anchor}
          title={`Date of ${dating.milestone.name}…`}
          value={dating.milestone.dueDate}
          onChange={(dueDate) => dispatch(sendCommand(patchMilestone(dating.milestone, { dueDate })))}
          onClose={() => setDating(undefined)}
        />
      )}
    </section>
  );
}

/** How many of its tasks are done. */
function Share({ projectId, milestoneId }: { projectId: string; milestoneId: string }) {
  const tasks = useAppSelector((state) => selectTasks(state, projectId));
  const mine = tasks.filter((task) => task.milestoneId === milestoneId && task.category !== 'cancelled');
  const done = mine.filter((task) => task.category === 'done').length;
  return (
    <span className="pf-small pf-muted pf-num">
      {mine.length === 0 ? 'no tasks' : `${done} of ${mine.length} done`}
    </span>
  );
}

function AddMilestone({ projectId }: { projectId: string }) {
  const dispatch = useAppDispatch();
  const [name, setName] = useState('');
  return (
    <form
      className={styles.add}
      onSubmit={(event) => {
        event.preventDefault();
        if (!name.trim()) return;
        dispatch(sendCommand(createMilestone(projectId, { name: name.trim(), dueDate: null })));
        setName('');
      }}
    >
      <TextField
        label="New milestone"
        value={name}
        onChange={(event) => setName(event.target.value)}
        slotProps={{ htmlInput: { maxLength: 200, dir: 'auto', autoComplete: 'off' } }}
      />
      <Button type="submit" variant="outlined" size="large" disabled={!name.trim()}>
        Add
      </Button>
    </form>
  );
}
