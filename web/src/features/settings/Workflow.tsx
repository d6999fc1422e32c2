import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { positionBetween } from '../../lib/position';
import { sendCommand } from '../../live/commands';
import { useAppDispatch, useAppSelector } from '../../live/hooks';
import { useRoleChoices } from '../../live/useRoleChoices';
import { createStatus, patchStatus } from '../../model/projectCommands';
import { selectCan, selectProject, selectStatuses, selectTasks } from '../../model/selectors';
import type { Category, Status } from '../../model/types';
import { announce } from '../../ui/announce';
import { ChoiceButton } from '../../ui/ChoiceButton';
import { Icon } from '../../ui/Icon';
import { IconAction } from '../../ui/IconAction';
import { InlineText } from '../../ui/InlineText';
import { SelectField } from '../../ui/SelectField';
import { StatusIcon, statusShapes } from '../../ui/StatusIcon';
import { categories } from './categories';
import { DeleteStatus } from './DeleteStatus';
import { rulesText } from './rulesText';
import { StatusRules } from './StatusRules';
import { StatusColor } from './StatusColor';
import { useReorder } from './useReorder';
import styles from './settings.module.css';

interface WorkflowProps {
  projectId: string;
  readOnly: boolean;
}

/** The columns of the board, in their order. */
export function Workflow({ projectId, readOnly }: WorkflowProps) {
  const dispatch = useAppDispatch();
  const statuses = useAppSelector((state) => selectStatuses(state, projectId));
  const tasks = useAppSelector((state) => selectTasks(state, projectId));
  const [deleting, setDeleting] = useState<Status>();
  const [ruling, setRuling] = useState<string>();
  const project = useAppSelector((state) => selectProject(state, projectId));
  const can = useAppSelector((state) => selectCan(state, projectId));
  const roles = useRoleChoices(project?.workspaceId ?? '', 'project', can);
  const shapes = statusShapes(statuses);

  const moveTo = (status: Status, index: number) => {
    const others = statuses.filter(({ id }) => id !== status.id);
    const at = Math.max(0, Math.min(others.length, index));
    const position = positionBetween(others[at - 1]?.position ?? null, others[at]?.position ?? null);
    if (statuses.indexOf(status) === at) return;
    dispatch(sendCommand(patchStatus(status, { position })));
    announce(`${status.name}, ${at + 1} of ${statuses.length}.`);
  };
  const { rowProps, gripProps } = useReorder(statuses, moveTo);
  const usedBy = (status: Status) => tasks.filter((task) => task.statusId === status.id).length;

  return (
    <section id="workflow" className={styles.section} aria-labelledby="workflow-head">
      <h2 id="workflow-head">Workflow</h2>
      <p className={styles.lead}>
        Each status is a column of the board. Its category says what it means: work to do, under way, done or
        given up.
      </p>
      <ul className={styles.list} aria-label="Statuses">
        {statuses.map((status) => (
          <li key={status.id} className={styles.row} {...rowProps(status)}>
            {!readOnly && (
              <button
                type="button"
                className={styles.grip}
                aria-label={`Move ${status.name}: arrow keys`}
                {...gripProps(status)}
              >
                <Icon name="grip" />
              </button>
            )}
            <StatusIcon shape={shapes.get(status.id) ?? 'todo'} />
            <span className="pf-grow">
              <InlineText
                value={status.name}
                label={`Name of status ${status.name}`}
                readOnly={readOnly}
                required
                maxLength={60}
                onSave={(name) => dispatch(sendCommand(patchStatus(status, { name })))}
              />
            </span>
            <span className={styles.rules}>{rulesText(status, statuses)}</span>
            <ChoiceButton
              value={status.category}
              label={`Category of ${status.name}`}
              choices={categories}
              readOnly={readOnly}
              onChange={(category) => dispatch(sendCommand(patchStatus(status, { category })))}
            />
            {!readOnly && (
              <>
                <StatusColor status={status} />
                <IconAction
                  icon="settings"
                  label={`Rules for ${status.name}`}
                  small
                  onClick={() => setRuling(status.id)}
                />
                <IconAction
                  icon="trash"
                  label={`Delete ${status.name}`}
                  small
                  disabled={statuses.length < 2}
                  onClick={() => setDeleting(status)}
                />
              </>
            )}
          </li>
        ))}
      </ul>
      {!readOnly && <AddStatus projectId={projectId} last={statuses.at(-1)?.position ?? null} />}
      {statuses
        .filter(({ id }) => id === ruling)
        .map((status) => (
          <StatusRules
            key={status.id}
            status={status}
            others={statuses.filter(({ id }) => id !== status.id)}
            shapes={shapes}
            roles={roles}
            onClose={() => setRuling(undefined)}
          />
        ))}
      {deleting && (
        <DeleteStatus
          status={deleting}
          used={usedBy(deleting)}
          others={statuses.filter(({ id }) => id !== deleting.id)}
          onClose={() => setDeleting(undefined)}
        />
      )}
    </section>
  );
}

function AddStatus({ projectId, last }: { projectId: string; last: string | null }) {
  const dispatch = useAppDispatch();
  const [name, setName] = useState('');
  const [category, setCategory] = useState<Category>('inProgress');
  return (
    <form
      className={styles.add}
      onSubmit={(event) => {
        event.preventDefault();
        if (!name.trim()) return;
        dispatch(
          sendCommand(
            createStatus(projectId, { name: name.trim(), category, position: positionBetween(last, null) }),
          ),
        );
        setName('');
      }}
    >
      <TextField
        label="New status"
        value={name}
        onChange={(event) => setName(event.target.value)}
        slotProps={{ htmlInput: { maxLength: 60, dir: 'auto', autoComplete: 'off' } }}
      />
      <SelectField
        label="Category"
        value={category}
        options={categories}
        className={styles.category}
        onChange={setCategory}
      />
      <Button type="submit" variant="outlined" size="large" disabled={!name.trim()}>
        Add
      </Button>
    </form>
  );
}
