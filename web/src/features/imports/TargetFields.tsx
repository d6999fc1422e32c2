import { toKey } from '../../lib/projectKey';
import type { Project } from '../../model/types';
import styles from './Import.module.css';
import type { Target } from './importTypes';
import type { TargetProblem } from './target';

interface TargetFieldsProps {
  target: Target;
  projects: readonly Project[];
  mayCreate: boolean;
  wrong: TargetProblem | undefined;
  disabled: boolean;
  onChange: (target: Target) => void;
}

export function TargetFields({ target, projects, mayCreate, wrong, disabled, onChange }: TargetFieldsProps) {
  const text = (name: 'name' | 'key', label: string, value: string, change: (text: string) => void) => (
    <label className={styles.field} data-field={name}>
      <span>{label}</span>
      <input
        value={value}
        required
        dir="auto"
        maxLength={name === 'key' ? 10 : 200}
        aria-invalid={wrong?.field === name || undefined}
        aria-describedby={wrong?.field === name ? 'target-wrong' : undefined}
        onChange={(event) => change(event.target.value)}
      />
    </label>
  );
  return (
    <fieldset className={styles.target} disabled={disabled}>
      <legend>Where to</legend>
      <div className={styles.choices}>
        <label>
          <input
            type="radio"
            name="target"
            checked={target.kind === 'new'}
            disabled={!mayCreate}
            onChange={() => onChange({ kind: 'new', name: '', key: '' })}
          />
          A new project
        </label>
        <label>
          <input
            type="radio"
            name="target"
            checked={target.kind === 'existing'}
            disabled={projects.length === 0}
            onChange={() => onChange({ kind: 'existing', projectId: projects[0]?.id ?? '' })}
          />
          A project that is here: what it already has is brought up to date
        </label>
      </div>
      {target.kind === 'new' ? (
        <div className={styles.fields}>
          {text('name', 'Name', target.name, (name) => onChange({ ...target, name }))}
          {text('key', 'Key', target.key, (key) => onChange({ ...target, key: toKey(key) }))}
        </div>
      ) : (
        <label className={styles.field}>
          <span>Project</span>
          <select
            value={target.projectId}
            onChange={(event) => onChange({ kind: 'existing', projectId: event.target.value })}
          >
            {projects.map((project) => (
              <option key={project.id} value={project.id}>
                {project.name} ({project.key})
              </option>
            ))}
          </select>
        </label>
      )}
      {wrong && (
        <p id="target-wrong" className={styles.wrong}>
          {wrong.sentence}
        </p>
      )}
    </fieldset>
  );
}
