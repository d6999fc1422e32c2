import Switch from '@mui/material/Switch';
import { isProjectKey, toKey } from '../../lib/projectKey';
import { sendCommand } from '../../live/commands';
import { useAppDispatch, useAppSelector } from '../../live/hooks';
import { patchProject, type ProjectFields } from '../../model/projectCommands';
import { selectProjects } from '../../model/selectors';
import type { Project } from '../../model/types';
import { SavingField } from '../../ui/SavingField';
import styles from './settings.module.css';

interface ProjectGeneralProps {
  project: Project;
  readOnly: boolean;
}

export function ProjectGeneral({ project, readOnly }: ProjectGeneralProps) {
  const dispatch = useAppDispatch();
  const others = useAppSelector((state) => selectProjects(state, project.workspaceId)).filter(
    ({ id }) => id !== project.id,
  );
  const save = (fields: ProjectFields) =>
    dispatch(
      sendCommand({
        ...patchProject(project, fields),
        undo: () => patchProject({ ...project, ...fields }, before(project, fields)),
      }),
    );
  return (
    <section id="general" className={styles.section} aria-labelledby="general-head">
      <h2 id="general-head">General</h2>
      <SavingField
        label="Name"
        value={project.name}
        maxLength={200}
        readOnly={readOnly}
        check={(name) => (name ? undefined : 'A project needs a name.')}
        onSave={(name) => save({ name })}
      />
      <SavingField
        label="Key"
        value={project.key}
        maxLength={10}
        readOnly={readOnly}
        hint={`Tasks are called ${project.key}-1, ${project.key}-2 and so on. A new key renames them all.`}
        shape={toKey}
        check={(key) =>
          !isProjectKey(key)
            ? 'Up to 10 letters and digits, a letter first.'
            : others.some((other) => other.key === key)
              ? `${key} is taken by another project.`
              : undefined
        }
        onSave={(key) => save({ key })}
      />
      <SavingField
        label="Description"
        value={project.description}
        multiline
        maxLength={20_000}
        readOnly={readOnly}
        onSave={(description) => save({ description })}
      />
      <div className={styles.switch}>
        <Switch
          checked={project.private}
          disabled={readOnly}
          onChange={(_, checked) => save({ private: checked })}
          slotProps={{
            input: { role: 'switch', 'aria-labelledby': 'private', 'aria-describedby': 'private-means' },
          }}
        />
        <div>
          <p id="private" className="pf-medium">
            Private
          </p>
          <p id="private-means" className={styles.quiet}>
            Only its own members see it, and the owners and admins of the workspace.
          </p>
        </div>
      </div>
    </section>
  );
}

const before = (project: Project, fields: ProjectFields): ProjectFields =>
  Object.fromEntries(Object.keys(fields).map((key) => [key, project[key as keyof ProjectFields]]));
