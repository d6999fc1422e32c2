import Button from '@mui/material/Button';
import { useNavigate, useParams } from 'react-router';
import { Home } from '../features/home/Home';
import { useAppSelector } from '../live/hooks';
import { selectProjects } from '../model/selectors';
import { Icon } from '../ui/Icon';
import { Kbd } from '../ui/Kbd';
import { useShell } from './shell';
import { TopBar } from './TopBar';
import styles from './TopBar.module.css';

export function HomePage() {
  const { workspaceId = '' } = useParams();
  const navigate = useNavigate();
  const shell = useShell();
  const any = useAppSelector((state) => selectProjects(state, workspaceId).length > 0);
  const to = (place: string) => () => void navigate(`/w/${workspaceId}/${place}`);
  return (
    <>
      <TopBar
        title="Home"
        actions={
          any && (
            <Button
              variant="contained"
              data-inverse
              className={styles.desk}
              onClick={shell.newTask}
              aria-keyshortcuts="C"
            >
              <Icon name="plus" />
              New task <Kbd keys="C" />
            </Button>
          )
        }
      />
      <Home
        workspaceId={workspaceId}
        onNewProject={shell.newProject}
        onImport={to('import')}
        onInvite={to('settings/members')}
      />
    </>
  );
}
