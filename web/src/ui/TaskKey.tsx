import Tooltip from '@mui/material/Tooltip';
import styles from './TaskKey.module.css';
import { showToast } from './toast';

interface TaskKeyProps {
  taskKey: string;
  /** With an address a click copies the link; without one it is plain, selectable text. */
  href?: string;
}

export function TaskKey({ taskKey, href }: TaskKeyProps) {
  if (!href) return <span className="pf-key">{taskKey}</span>;
  const copy = async () => {
    await navigator.clipboard.writeText(new URL(href, location.href).toString());
    showToast({ text: `Link to ${taskKey} copied` });
  };
  return (
    <Tooltip title="Copy link">
      <button
        type="button"
        className={`pf-key ${styles.key}`}
        aria-label={`${taskKey}, copy link`}
        onClick={() => void copy()}
      >
        {taskKey}
      </button>
    </Tooltip>
  );
}
