import Button from '@mui/material/Button';
import { sendCommand } from '../../live/commands';
import { useAppDispatch } from '../../live/hooks';
import { deleteProject } from '../../model/projectCommands';
import type { Project } from '../../model/types';
import { Icon } from '../../ui/Icon';
import styles from './SampleBanner.module.css';

interface SampleBannerProps {
  project: Project;
  onRemoved: () => void;
}

/** Says of a sample project that it is one, and removes it with one click; the toast brings it back. */
export function SampleBanner({ project, onRemoved }: SampleBannerProps) {
  const dispatch = useAppDispatch();
  return (
    <aside className={styles.banner} aria-label="Sample project">
      <Icon name="eye" small />
      <p className={styles.words}>
        A sample to try things on. <span className={styles.more}>Nothing in it is yours to lose.</span>
      </p>
      <Button
        size="small"
        onClick={() => {
          dispatch(sendCommand(deleteProject(project)));
          onRemoved();
        }}
      >
        Remove the sample
      </Button>
    </aside>
  );
}
