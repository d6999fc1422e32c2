import Button from '@mui/material/Button';
import { useState } from 'react';
import { positionBetween } from '../../lib/position';
import { sendCommand } from '../../live/commands';
import { useAppDispatch, useAppSelector } from '../../live/hooks';
import { selectChecklist } from '../../model/selectors';
import { addChecklistItem, deleteChecklistItem, patchChecklistItem } from '../../model/taskCommands';
import { Checkbox } from '../../ui/Checkbox';
import { Icon } from '../../ui/Icon';
import { IconAction } from '../../ui/IconAction';
import { InlineText } from '../../ui/InlineText';
import { ProgressBar } from '../../ui/ProgressBar';
import { LineField } from './LineField';
import type { TaskContext } from './taskContext';
import styles from './TaskPanel.module.css';

export function Checklist({ context: { task, data } }: { context: TaskContext }) {
  const items = useAppSelector((state) => selectChecklist(state, task.id));
  const dispatch = useAppDispatch();
  const [adding, setAdding] = useState(false);
  const { canEdit } = data;
  if (items.length === 0 && !canEdit) return null;

  return (
    <section aria-label="Checklist">
      <div className={styles.section}>
        <h3>Checklist</h3>
        {items.length > 0 && (
          <ProgressBar
            label="Checklist"
            done={items.filter((item) => item.done).length}
            total={items.length}
          />
        )}
        <span className="pf-grow" />
        {canEdit && (
          <Button onClick={() => setAdding(true)}>
            <Icon name="plus" />
            Add<span className="pf-vh"> to the checklist</span>
          </Button>
        )}
      </div>
      <ul>
        {items.map((item) => (
          <li key={item.id} className={styles.line} data-done={item.done || undefined}>
            <Checkbox
              aria-label={item.text}
              checked={item.done}
              disabled={!canEdit}
              onChange={(event) =>
                dispatch(sendCommand(patchChecklistItem(item, { done: event.target.checked })))
              }
            />
            <span className={styles.name}>
              <InlineText
                value={item.text}
                label="Checklist item"
                required
                maxLength={500}
                readOnly={!canEdit}
                onSave={(text) => dispatch(sendCommand(patchChecklistItem(item, { text })))}
              />
            </span>
            {canEdit && (
              <IconAction
                icon="close"
                small
                className={styles.remove}
                label={`Remove “${item.text}”`}
                onClick={() => dispatch(sendCommand(deleteChecklistItem(item)))}
              />
            )}
          </li>
        ))}
      </ul>
      {adding && (
        <LineField
          label="New checklist item"
          placeholder="A step to tick off"
          onClose={() => setAdding(false)}
          onAdd={(text) =>
            dispatch(
              sendCommand(
                addChecklistItem(task, text, positionBetween(items.at(-1)?.position ?? null, null)),
              ),
            )
          }
        />
      )}
    </section>
  );
}
