import Button from '@mui/material/Button';
import { useState } from 'react';
import { keyFromName } from '../../lib/projectKey';
import { useAppSelector } from '../../live/hooks';
import { selectCanInWorkspace, selectProjects } from '../../model/selectors';
import styles from './Import.module.css';
import type { ImportReport, Target } from './importTypes';
import { count, countWords, importButton } from './importWords';
import { Problem, Working } from './Notes';
import { PreviewTable } from './PreviewTable';
import { TargetFields } from './TargetFields';
import { targetProblem } from './target';
import type { ImportState } from './useImport';

interface CheckStepProps {
  workspaceId: string;
  state: ImportState;
  plan: ImportReport;
  onBack: () => void;
  onTarget: (target: Target) => void;
  onRun: (target: Target) => void;
}

/** Where it goes and what will be there; the first step that writes is the button at the end. */
export function CheckStep({ workspaceId, state, plan, onBack, onTarget, onRun }: CheckStepProps) {
  const projects = useAppSelector((store) => selectProjects(store, workspaceId));
  const mayCreate = useAppSelector((store) => selectCanInWorkspace(store, workspaceId)).has('createProject');
  const taken = projects.map((project) => project.key);
  const [target, setTarget] = useState<Target>(() =>
    plan.projectId && projects.some((project) => project.id === plan.projectId)
      ? { kind: 'existing', projectId: plan.projectId }
      : { kind: 'new', name: plan.projectName, key: freeKey(plan, taken) },
  );
  const wrong = targetProblem(target, taken);
  const { work, problem } = state;
  const busy = work !== undefined;
  const words = countWords(plan.counts);

  const choose = (next: Target) => {
    setTarget(next);
    // Into a project that is there, what is new and what is already known depends on that project.
    const other =
      next.kind !== target.kind ||
      (next.kind === 'existing' && next.projectId !== (target as typeof next).projectId);
    if (other && !targetProblem(next, taken)) onTarget(next);
  };
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (!wrong && !busy) onRun(target);
      }}
    >
      <h2>Is this what you want?</h2>
      <p className={styles.lead}>
        {words.length ? `${words.join(', ')}. ` : 'There is nothing in this file to import. '}
        {target.kind === 'existing' &&
          `${count(plan.created, 'is new', 'are new')}, ${String(plan.updated)} will be changed, ${String(plan.unchanged)} stay as they are.`}
      </p>
      <TargetFields
        target={target}
        projects={projects}
        mayCreate={mayCreate}
        wrong={wrong}
        disabled={busy}
        onChange={choose}
      />
      {plan.warnings.length > 0 && (
        <details className={styles.warnings}>
          <summary>{count(plan.warnings.length, 'thing to know', 'things to know')}</summary>
          <ul>
            {plan.warnings.map((warning, i) => (
              <li key={i}>{warning}</li>
            ))}
          </ul>
        </details>
      )}
      {plan.preview && <PreviewTable preview={plan.preview} total={plan.counts.tasks ?? 0} />}
      {problem && <Problem>{problem}</Problem>}
      {work && <Working work={work} />}
      <div className={styles.actions}>
        <Button onClick={onBack} disabled={busy}>
          Back to the fields
        </Button>
        <Button type="submit" variant="contained" disabled={busy || wrong !== undefined}>
          {work?.what === 'importing' ? 'Importing' : importButton(plan)}
        </Button>
      </div>
    </form>
  );
}

const freeKey = ({ projectKey, projectName }: ImportReport, taken: readonly string[]) =>
  projectKey && !taken.includes(projectKey) ? projectKey : keyFromName(projectName, taken);
