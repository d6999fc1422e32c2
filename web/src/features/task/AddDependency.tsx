import Button from '@mui/material/Button';
import { useState } from 'react';
import type { DependencyType } from '../../model/types';
import { parseDuration } from '../../ui/duration';
import { Picker } from '../../ui/Picker';
import { StatusIcon, statusShapes } from '../../ui/StatusIcon';
import { linkWords } from './linkWords';
import type { TaskContext } from './taskContext';
import styles from './TaskPanel.module.css';

export interface NewLink {
  otherId: string;
  waits: boolean;
  type: DependencyType;
  lagMinutes: number;
}

interface AddDependencyProps {
  context: TaskContext;
  onAdd: (link: NewLink) => void;
  onClose: () => void;
}

const types = Object.keys(linkWords) as DependencyType[];

/** Says the kind of link first; choosing the other task makes it. */
export function AddDependency({ context: { task, tasks, data }, onAdd, onClose }: AddDependencyProps) {
  const [waits, setWaits] = useState(true);
  const [type, setType] = useState<DependencyType>('FS');
  const [lag, setLag] = useState('');
  const [anchor, setAnchor] = useState<Element | null>(null);
  const minutes = lag.trim() === '' ? 0 : parseDuration(lag);
  const shapes = statusShapes(data.statuses);
  return (
    <div className={styles.form} role="group" aria-label="New dependency">
      <select
        aria-label="Direction"
        value={waits ? 'waits' : 'blocks'}
        onChange={(event) => setWaits(event.target.value === 'waits')}
      >
        <option value="waits">Waits for</option>
        <option value="blocks">Blocks</option>
      </select>
      <select
        aria-label="Kind"
        value={type}
        onChange={(event) => setType(event.target.value as DependencyType)}
      >
        {types.map((kind) => (
          <option key={kind} value={kind}>
            {linkWords[kind].long}
          </option>
        ))}
      </select>
      <input
        className={styles.lag}
        aria-label="Lag in working time, negative for a lead"
        aria-invalid={minutes === null}
        placeholder="Lag, 1d"
        value={lag}
        onChange={(event) => setLag(event.target.value)}
      />
      <Button onClick={onClose}>Cancel</Button>
      <Button
        variant="outlined"
        disabled={minutes === null}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        Choose the task…
      </Button>
      {anchor && (
        <Picker
          anchor={anchor}
          title={waits ? 'Waits for…' : 'Blocks…'}
          options={tasks
            .filter((row) => row.id !== task.id)
            .map((row) => ({
              id: row.id,
              label: `${row.key} ${row.title}`,
              icon: <StatusIcon shape={shapes.get(row.statusId) ?? 'todo'} />,
            }))}
          value={[]}
          onChange={([otherId]) => {
            if (!otherId || minutes === null) return;
            onAdd({ otherId, waits, type, lagMinutes: minutes });
            onClose();
          }}
          onClose={() => setAnchor(null)}
        />
      )}
    </div>
  );
}
