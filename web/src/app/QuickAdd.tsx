import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { positionBetween } from '../lib/position';
import { sendCommand } from '../live/commands';
import { useAppDispatch, useAppSelector } from '../live/hooks';
import { useFollow } from '../live/useFollow';
import { firstStatus } from '../model/complete';
import { selectProjects, selectStatuses, selectTasks } from '../model/selectors';
import { projectChannel } from '../model/streams';
import { createTask } from '../model/taskCommands';
import { AppDialog } from '../ui/AppDialog';
import { SelectField } from '../ui/SelectField';

interface QuickAddProps {
  workspaceId: string;
  onClose: () => void;
}

/** A task from anywhere: a title is enough. */
export function QuickAdd({ workspaceId, onClose }: QuickAddProps) {
  const dispatch = useAppDispatch();
  const navigate = useNavigate();
  const { projectKey } = useParams();
  const projects = useAppSelector((state) => selectProjects(state, workspaceId)).filter(
    (project) => !project.can || project.can.includes('writeTasks'),
  );
  const here = projects.find((project) => project.key === projectKey) ?? projects[0];
  const [projectId, setProjectId] = useState(here?.id ?? '');
  const [title, setTitle] = useState('');
  const { ready } = useFollow(projectId ? projectChannel(projectId) : undefined);
  const statuses = useAppSelector((state) => selectStatuses(state, projectId));
  const tasks = useAppSelector((state) => selectTasks(state, projectId));
  const status = firstStatus(statuses);
  const project = projects.find(({ id }) => id === projectId);

  if (!projects.length)
    return (
      <AppDialog title="New task" onClose={onClose} actions={<Button onClick={onClose}>Close</Button>}>
        <p>A task lives in a project. Create a project first, or ask to be added to one.</p>
      </AppDialog>
    );

  const add = () => {
    if (!title.trim() || !status || !project) return;
    const last = tasks.filter((task) => task.statusId === status.id).at(-1);
    const draft = createTask(project.id, {
      title: title.trim(),
      statusId: status.id,
      position: positionBetween(last?.position ?? null, null),
    });
    dispatch(sendCommand({ ...draft, label: `“${title.trim()}” added to ${project.name}`, announce: true }));
    onClose();
    void navigate(`/w/${workspaceId}/p/${project.key}/board?task=${draft.patches[0]?.entityId ?? ''}`);
  };

  return (
    <AppDialog
      title="New task"
      onClose={onClose}
      onSubmit={add}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="contained" disabled={!title.trim() || !ready || !status}>
            Add task
          </Button>
        </>
      }
    >
      <TextField
        label="Title"
        value={title}
        autoFocus
        margin="none"
        sx={{ mb: 3 }}
        onChange={(event) => setTitle(event.target.value)}
        slotProps={{ htmlInput: { maxLength: 500, dir: 'auto' } }}
      />
      <SelectField
        label="Project"
        value={projectId}
        options={projects.map(({ id, name }) => ({ value: id, name }))}
        onChange={setProjectId}
      />
    </AppDialog>
  );
}
