import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { sendCommand } from '../../live/commands';
import { useAppDispatch, useAppSelector } from '../../live/hooks';
import { selectLabels } from '../../model/selectors';
import { createLabel, deleteLabel, patchLabel } from '../../model/taskCommands';
import { colorNames } from '../../ui/colors';
import { IconAction } from '../../ui/IconAction';
import { InlineText } from '../../ui/InlineText';
import { ColorMenu } from './ColorMenu';
import styles from './settings.module.css';

interface LabelsProps {
  projectId: string;
  readOnly: boolean;
  canDelete: boolean;
}

export function Labels({ projectId, readOnly, canDelete }: LabelsProps) {
  const dispatch = useAppDispatch();
  const labels = useAppSelector((state) => selectLabels(state, projectId));
  return (
    <section id="labels" className={styles.section} aria-labelledby="labels-head">
      <h2 id="labels-head">Labels</h2>
      {labels.length === 0 && <p className={styles.lead}>None yet. Labels group tasks across the columns.</p>}
      {labels.length > 0 && (
        <ul className={styles.list} aria-label="Labels">
          {labels.map((label) => (
            <li key={label.id} className={styles.row}>
              {readOnly ? null : (
                <ColorMenu
                  label={`Colour of ${label.name}`}
                  color={label.color}
                  id={label.id}
                  onChange={(color) => dispatch(sendCommand(patchLabel(label, { color })))}
                />
              )}
              <span className="pf-grow">
                <InlineText
                  value={label.name}
                  label={`Name of label ${label.name}`}
                  readOnly={readOnly}
                  required
                  maxLength={60}
                  onSave={(name) => dispatch(sendCommand(patchLabel(label, { name })))}
                />
              </span>
              {canDelete && (
                <IconAction
                  icon="trash"
                  label={`Delete ${label.name}`}
                  small
                  onClick={() => dispatch(sendCommand(deleteLabel(label)))}
                />
              )}
            </li>
          ))}
        </ul>
      )}
      {!readOnly && <AddLabel projectId={projectId} count={labels.length} />}
    </section>
  );
}

function AddLabel({ projectId, count }: { projectId: string; count: number }) {
  const dispatch = useAppDispatch();
  const [name, setName] = useState('');
  return (
    <form
      className={styles.add}
      onSubmit={(event) => {
        event.preventDefault();
        if (!name.trim()) return;
        const color = colorNames[count % colorNames.length] ?? colorNames[0];
        dispatch(sendCommand(createLabel(projectId, { name: name.trim(), color })));
        setName('');
      }}
    >
      <TextField
        label="New label"
        value={name}
        onChange={(event) => setName(event.target.value)}
        slotProps={{ htmlInput: { maxLength: 60, dir: 'auto', autoComplete: 'off' } }}
      />
      <Button type="submit" variant="outlined" size="large" disabled={!name.trim()}>
        Add
      </Button>
    </form>
  );
}
