import Button from '@mui/material/Button';
import { useEffect } from 'react';
import { Link, useLocation, useNavigate, useParams } from 'react-router';
import { ImportHistory } from '../features/imports/ImportHistory';
import { ProjectSettings } from '../features/settings/ProjectSettings';
import { useFollow } from '../live/useFollow';
import { projectChannel } from '../model/streams';
import { Icon } from '../ui/Icon';
import { ProjectSquare } from '../ui/ProjectSquare';
import { RowsSkeleton } from '../ui/Skeletons';
import { NotFound } from './NotFound';
import { TopBar } from './TopBar';
import { useProjectHere } from './useProjectHere';
import styles from './SettingsFrame.module.css';

const parts: [id: string, name: string][] = [
  ['general', 'General'],
  ['workflow', 'Workflow'],
  ['labels', 'Labels'],
  ['milestones', 'Milestones'],
  ['members', 'Members'],
  ['imports', 'Imports'],
  ['delete', 'Delete'],
];

export function ProjectSettingsPage() {
  const { workspaceId = '' } = useParams();
  const navigate = useNavigate();
  const { hash } = useLocation();
  const project = useProjectHere();
  const { ready, status } = useFollow(project && projectChannel(project.id));
  useEffect(() => {
    if (ready && hash) document.getElementById(hash.slice(1))?.scrollIntoView();
  }, [ready, hash]);
  if (!project || status === 'missing') return <NotFound />;
  const home = `/w/${workspaceId}`;
  const deletes = project.can?.includes('deleteProject');
  const manages = project.can?.includes('manageProject');
  const leave = () => void navigate(home, { replace: true });
  return (
    <>
      <TopBar
        title={`${project.name}, settings`}
        mark={<ProjectSquare project={project} />}
        actions={
          <Button variant="outlined" component={Link} to={`${home}/p/${project.key}/board`}>
            <Icon name="board" />
            <span className={styles.words}>To the board</span>
          </Button>
        }
      />
      <div className={styles.page}>
        <nav className={styles.index} aria-label="Project settings">
          {parts
            .filter(([id]) => (id !== 'delete' || deletes) && (id !== 'imports' || manages))
            .map(([id, name]) => (
              <Link
                key={id}
                to={`#${id}`}
                replace
                className={styles.link}
                aria-current={hash === `#${id}` || undefined}
              >
                {name}
              </Link>
            ))}
        </nav>
        <div className={styles.column}>
          {ready ? (
            <ProjectSettings
              project={project}
              onDeleted={leave}
              imports={<ImportHistory project={project} onGone={leave} />}
            />
          ) : (
            <RowsSkeleton />
          )}
        </div>
      </div>
    </>
  );
}
