import Button from '@mui/material/Button';
import { useState } from 'react';
import type { Task } from '../../model/types';
import { AppDialog } from '../../ui/AppDialog';
import styles from './DatesDialog.module.css';
import { spanOf, workingDaysOf, type Dates } from './span';

interface DatesDialogProps {
  task: Task;
  onSave: (dates: Dates) => void;
  onClose: () => void;
}

/** Both dates at once: what dragging does, without dragging. */
export function DatesDialog({ task, onSave, onClose }: DatesDialogProps) {
  const [start, setStart] = useState(task.startDate ?? '');
  const [due, setDue] = useState(task.dueDate ?? '');
  const wrong = start !== '' && due !== '' && due < start;
  const span = wrong ? undefined : spanOf({ ...task, startDate: start || null, dueDate: due || null });
  const days = span && workingDaysOf(span);
  return (
    <AppDialog
      title={`Dates of ${task.key || task.title}`}
      onClose={onClose}
      onSubmit={() => {
        if (wrong) return;
        onSave({ startDate: start || null, dueDate: due || null });
        onClose();
      }}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="contained" disabled={wrong}>
            Set dates
          </Button>
        </>
      }
    >
      <div className={styles.fields}>
        <label>
          <span>Start</span>
          <input type="date" autoFocus value={start} onChange={(event) => setStart(event.target.value)} />
        </label>
        <label>
          <span>End</span>
          <input
            type="date"
            value={due}
            aria-invalid={wrong || undefined}
            aria-describedby="dates-hint"
            onChange={(event) => setDue(event.target.value)}
          />
        </label>
      </div>
      <p id="dates-hint" className={wrong ? styles.wrong : styles.hint} role="status">
        {wrong
          ? 'The end lies before the start.'
          : span?.milestone
            ? 'A milestone.'
            : days === undefined
              ? 'Without dates the task has no bar.'
              : `${String(days)} working ${days === 1 ? 'day' : 'days'}.`}
      </p>
    </AppDialog>
  );
}
