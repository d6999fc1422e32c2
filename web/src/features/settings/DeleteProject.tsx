import Button from '@mui/material/Button';
import { useState } from 'react';
import { sendCommand } from '../../live/commands';
import { useAppDispatch, useAppSelector } from '../../live/hooks';
import { deleteProject } from '../../model/projectCommands';
import { selectTasks } from '../../model/selectors';
import type { Project } from '../../model/types';
import { AppDialog } from '../../ui/AppDialog';
import styles from './settings.module.css';

interface DeleteProjectProps {
  project: Project;
  onDeleted: () => void;
}

export function DeleteProject({ project, onDeleted }: DeleteProjectProps) {
  const dispatch = useAppDispatch();
  const count = useAppSelector((state) => selectTasks(state, project.id).length);
  const [asking, setAsking] = useState(false);
  const what =
    count === 0 ? 'It has no tasks.' : count === 1 ? 'One task goes with it.' : `${count} tasks go with it.`;
  return (
    <section id="delete" className={styles.section} aria-labelledby="delete-head">
      <h2 id="delete-head">Delete this project</h2>
      <p className={styles.lead}>{what} It can be brought back right after.</p>
      <Button
        variant="outlined"
        color="error"
        sx={{ alignSelf: 'flex-start', color: 'var(--danger)' }}
        onClick={() => setAsking(true)}
      >
        Delete {project.name}
      </Button>
      {asking && (
        <AppDialog
          title={`Delete “${project.name}”`}
          onClose={() => setAsking(false)}
          onSubmit={() => {
            dispatch(sendCommand(deleteProject(project)));
            onDeleted();
          }}
          actions={
            <>
              <Button onClick={() => setAsking(false)}>Cancel</Button>
              <Button type="submit" variant="contained" color="error">
                Delete project
              </Button>
            </>
          }
        >
          <p>{what} Everyone in the project loses it at once.</p>
        </AppDialog>
      )}
    </section>
  );
}
