import Button from '@mui/material/Button';
import { useState } from 'react';
import { Link } from 'react-router';
import { toProblem } from '../../api/problem';
import { useAppDispatch } from '../../live/hooks';
import type { Project } from '../../model/types';
import { AppDialog } from '../../ui/AppDialog';
import { Icon } from '../../ui/Icon';
import { RowsSkeleton } from '../../ui/Skeletons';
import { showToast } from '../../ui/toast';
import { ImportRow } from './ImportRow';
import styles from './ImportHistory.module.css';
import { undoImport } from './importApi';
import { importsChanged, useProjectImportsQuery, type PastImport } from './importHistoryReads';

interface ImportHistoryProps {
  project: Project;
  /** An import that had made the project was taken back, and the project with it. */
  onGone: () => void;
}

/** What was imported into a project: who, when, which file, with each report, and the way back. */
export function ImportHistory({ project, onGone }: ImportHistoryProps) {
  const dispatch = useAppDispatch();
  const { data: imports, error } = useProjectImportsQuery(project.id, { refetchOnMountOrArgChange: true });
  const [asking, setAsking] = useState<PastImport>();
  const [undoing, setUndoing] = useState<string>();

  const takeBack = async (past: PastImport) => {
    setAsking(undefined);
    setUndoing(past.id);
    try {
      const kept = await dispatch(undoImport(past.report.commandIds));
      showToast({
        text: kept.length
          ? `Import of ${past.fileName} taken back; ${kept.length} later changes were kept`
          : `Import of ${past.fileName} taken back`,
      });
      if (past.report.isNewProject) onGone();
    } catch (problem) {
      showToast({ text: toProblem(problem).message, tone: 'error' });
    } finally {
      setUndoing(undefined);
      dispatch(importsChanged(project.id));
    }
  };

  if (error) return <p role="alert">{error.message ?? 'The imports cannot be read right now.'}</p>;
  if (!imports) return <RowsSkeleton />;
  return (
    <>
      {imports.length === 0 ? (
        <p className="pf-muted">Nothing was imported into this project.</p>
      ) : (
        <ul className={styles.list} aria-label="Imports">
          {imports.map((past) => (
            <ImportRow
              key={past.id}
              past={past}
              busy={undoing === past.id}
              onUndo={() => (past.report.isNewProject ? setAsking(past) : void takeBack(past))}
            />
          ))}
        </ul>
      )}
      <Button
        variant="outlined"
        component={Link}
        to={`/w/${project.workspaceId}/import`}
        sx={{ alignSelf: 'flex-start' }}
      >
        <Icon name="import" />
        Import a plan
      </Button>
      {asking && (
        <AppDialog
          title={`Undo the import of ${asking.fileName}`}
          onClose={() => setAsking(undefined)}
          onSubmit={() => void takeBack(asking)}
          actions={
            <>
              <Button onClick={() => setAsking(undefined)}>Cancel</Button>
              <Button type="submit" variant="contained" color="error">
                Undo import
              </Button>
            </>
          }
        >
          <p>This import made the project. The project goes with it, and so does what was added since.</p>
        </AppDialog>
      )}
    </>
  );
}
