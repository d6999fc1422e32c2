import Button from '@mui/material/Button';
import { Kbd } from '../../ui/Kbd';
import styles from './GanttTools.module.css';
import { zooms, type Zoom } from './timeScale';

const names: Record<Zoom, string> = { hour: 'Hour', day: 'Day', week: 'Week', quarter: 'Quarter' };

interface GanttToolsProps {
  zoom: Zoom;
  onZoom: (zoom: Zoom) => void;
  onToday: () => void;
}

export function GanttTools({ zoom, onZoom, onToday }: GanttToolsProps) {
  return (
    <div className={styles.tools}>
      <Button onClick={onToday} aria-keyshortcuts="T">
        Today <Kbd keys="T" />
      </Button>
      <div role="group" aria-label="Zoom, keys plus and minus" className={styles.zooms}>
        {zooms.map((name) => (
          <button key={name} type="button" aria-pressed={name === zoom} onClick={() => onZoom(name)}>
            {names[name]}
          </button>
        ))}
      </div>
    </div>
  );
}
