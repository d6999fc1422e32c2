import Button from '@mui/material/Button';
import Popover from '@mui/material/Popover';
import { useState } from 'react';
import type { Dependency, DependencyType, Task } from '../../model/types';
import { Icon } from '../../ui/Icon';
import { breach, typeNames, workingDayMinutes } from './linkRules';
import { linkSentence } from './linkDraft';
import styles from './LinkPopover.module.css';

interface LinkPopoverProps {
  link: Dependency;
  before: Task;
  after: Task;
  /** By how many days it is not kept. */
  early: number;
  at: { left: number; top: number };
  editable: boolean;
  onChange: (change: Pick<Dependency, 'type' | 'lagMinutes'>) => void;
  onRemove: () => void;
  onClose: () => void;
}

const named = (task: Task) => task.key || task.title;

/** What a link means, whether it is kept, and what can be done with it. */
export function LinkPopover({
  link,
  before,
  after,
  early,
  at,
  editable,
  onChange,
  onRemove,
  onClose,
}: LinkPopoverProps) {
  const [type, setType] = useState(link.type);
  const [days, setDays] = useState(String(link.lagMinutes / workingDayMinutes));
  const lagMinutes = Math.round(Number(days.replace(',', '.')) * workingDayMinutes);
  const changed = Number.isFinite(lagMinutes) && (type !== link.type || lagMinutes !== link.lagMinutes);
  return (
    <Popover
      open
      onClose={onClose}
      anchorReference="anchorPosition"
      anchorPosition={at}
      disableScrollLock
      slotProps={{ paper: { className: styles.paper, role: 'dialog', 'aria-label': 'Link' } }}
    >
      <p className={styles.sentence}>
        <bdi>{linkSentence(link.type, named(before), named(after))}</bdi>
      </p>
      {early > 0 && (
        <p className={styles.broken}>
          <Icon name="warning" small />
          <span>
            {breach(link, named(before), named(after))}: {early === 1 ? '1 day' : `${String(early)} days`} too
            early.
          </span>
        </p>
      )}
      {editable && (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (changed) onChange({ type, lagMinutes });
            onClose();
          }}
        >
          <label className={styles.field}>
            <span>Type</span>
            <select
              value={type}
              autoFocus
              onChange={(event) => setType(event.target.value as DependencyType)}
            >
              {(Object.keys(typeNames) as DependencyType[]).map((name) => (
                <option key={name} value={name}>
                  {name}, {typeNames[name]}
                </option>
              ))}
            </select>
          </label>
          <label className={styles.field}>
            <span>Working days between</span>
            <input type="number" step="0.5" value={days} onChange={(event) => setDays(event.target.value)} />
          </label>
          <div className={styles.actions}>
            <Button
              color="error"
              onClick={() => {
                onRemove();
                onClose();
              }}
            >
              <Icon name="trash" small /> Remove link
            </Button>
            <span className="pf-grow" />
            <Button type="submit" variant="outlined">
              {changed ? 'Change link' : 'Close'}
            </Button>
          </div>
        </form>
      )}
    </Popover>
  );
}
