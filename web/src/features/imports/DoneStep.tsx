import Button from '@mui/material/Button';
import { Link } from 'react-router';
import { useAppSelector } from '../../live/hooks';
import { selectProject } from '../../model/selectors';
import { Icon } from '../../ui/Icon';
import { FieldsTable } from './FieldsTable';
import styles from './Import.module.css';
import type { ImportReport } from './importTypes';
import { count, countWords } from './importWords';
import { Problem, Working } from './Notes';
import type { ImportState } from './useImport';

interface DoneStepProps {
  workspaceId: string;
  state: ImportState;
  report: ImportReport;
  onUndo: () => void;
  onRestart: () => void;
}

export function DoneStep({ workspaceId, state, report, onUndo, onRestart }: DoneStepProps) {
  const project = useAppSelector((store) => selectProject(store, report.projectId));
  const { work, problem, kept } = state;
  if (kept) return <TakenBack kept={kept} onRestart={onRestart} />;
  const view = report.format === 'mspdi' ? 'gantt' : 'board';
  return (
    <>
      <h2>
        <Icon name="check" /> <bdi>{project?.name ?? report.projectName}</bdi> is here
      </h2>
      <p className={styles.lead}>
        {countWords(report.counts).join(', ')}. {count(report.created, 'entry', 'entries')} added,{' '}
        {report.updated} changed, {report.unchanged} as they were.
      </p>
      <div className={styles.actions} data-first>
        <Button
          variant="contained"
          component={Link}
          to={project ? `/w/${workspaceId}/p/${project.key}/${view}` : `/w/${workspaceId}`}
        >
          Open project
        </Button>
        <Button variant="outlined" onClick={onUndo} disabled={!!work || report.commandIds.length === 0}>
          <Icon name="undo" /> {work ? 'Taking it back' : 'Undo import'}
        </Button>
        <Button onClick={onRestart} disabled={!!work}>
          Import another
        </Button>
      </div>
      {work && <Working work={work} />}
      {problem && <Problem>{problem}</Problem>}
      {report.warnings.length > 0 && (
        <details className={styles.warnings}>
          <summary>{count(report.warnings.length, 'thing to know', 'things to know')}</summary>
          <ul>
            {report.warnings.map((warning, i) => (
              <li key={i}>{warning}</li>
            ))}
          </ul>
        </details>
      )}
      <h3>What became of every field</h3>
      <FieldsTable fields={report.fields} />
    </>
  );
}

function TakenBack({ kept, onRestart }: { kept: readonly string[]; onRestart: () => void }) {
  return (
    <>
      <h2>The import is taken back</h2>
      <p className={styles.lead} role="status">
        {kept.length
          ? 'What others have changed since is kept:'
          : 'Everything is as it was before. The file is still yours: import it again whenever you like.'}
      </p>
      {kept.length > 0 && (
        <ul className={styles.kept}>
          {kept.map((sentence, i) => (
            <li key={i}>{sentence}</li>
          ))}
        </ul>
      )}
      <div className={styles.actions} data-first>
        <Button variant="contained" onClick={onRestart}>
          Import another
        </Button>
      </div>
    </>
  );
}
