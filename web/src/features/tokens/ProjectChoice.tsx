import FormControlLabel from '@mui/material/FormControlLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import { useProjectEntriesQuery } from './tokenApi';
import styles from './tokens.module.css';

interface ProjectChoiceProps {
  workspaceId: string | undefined;
  /** Null: all of them, also those of tomorrow. */
  chosen: readonly string[] | null;
  error: string | undefined;
  onChange: (chosen: readonly string[] | null) => void;
}

/** Where a token may do it. */
export function ProjectChoice({ workspaceId, chosen, error, onChange }: ProjectChoiceProps) {
  const { data, error: failed } = useProjectEntriesQuery(workspaceId, { skip: chosen === null });
  return (
    <fieldset className={styles.part}>
      <legend>Where</legend>
      <RadioGroup
        value={chosen ? 'some' : 'all'}
        onChange={(_, value) => onChange(value === 'all' ? null : [])}
        aria-label="Where"
      >
        <FormControlLabel
          value="all"
          control={<Radio size="small" />}
          label={workspaceId ? 'In all projects that it sees' : 'In all projects that you see'}
        />
        <FormControlLabel value="some" control={<Radio size="small" />} label="In some projects alone" />
      </RadioGroup>
      {chosen && (
        <ul className={styles.projects} aria-label="Projects">
          {data?.map((project) => (
            <li key={project.id}>
              <label className={styles.project}>
                <input
                  type="checkbox"
                  checked={chosen.includes(project.id)}
                  onChange={(event) =>
                    onChange(
                      event.target.checked
                        ? [...chosen, project.id]
                        : chosen.filter((id) => id !== project.id),
                    )
                  }
                />
                <bdi className="pf-cut">{project.name}</bdi>
                <span className={styles.about}>
                  {project.key}
                  {!workspaceId && `, ${project.workspace}`}
                </span>
              </label>
            </li>
          ))}
          {data?.length === 0 && <li className={styles.hint}>There are no projects yet.</li>}
        </ul>
      )}
      {failed && 'message' in failed && (
        <p role="alert" className={styles.error}>
          {failed.message}
        </p>
      )}
      {error && (
        <p role="alert" className={styles.error}>
          {error}
        </p>
      )}
    </fieldset>
  );
}
