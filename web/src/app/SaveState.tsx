import { useAppSelector } from '../live/hooks';
import { selectConnection, selectRefused } from '../live/liveSlice';
import { selectPending } from '../model/selectors';
import { Icon } from '../ui/Icon';
import { useShell } from './shell';
import styles from './SaveState.module.css';

/** Whether all is saved; opens the list of what is not. */
export function SaveState() {
  const { openUnsaved } = useShell();
  const waiting = useAppSelector((state) => selectPending(state).length);
  const refused = useAppSelector((state) => selectRefused(state).length);
  const offline = useAppSelector((state) => selectConnection(state) === 'offline');
  const tone = refused > 0 ? 'refused' : waiting > 0 ? 'waiting' : 'saved';
  const words =
    refused > 0
      ? `${refused} not accepted`
      : waiting > 0
        ? `${waiting} not yet saved`
        : offline
          ? 'Offline'
          : 'Saved';
  return (
    <button
      type="button"
      className={styles.state}
      data-tone={tone}
      aria-label={words}
      title={words}
      onClick={openUnsaved}
    >
      <Icon name={tone === 'refused' ? 'warning' : tone === 'waiting' ? 'cloudUp' : 'cloud'} small />
      <span className={styles.words}>{words}</span>
    </button>
  );
}
