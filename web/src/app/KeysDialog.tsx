import Button from '@mui/material/Button';
import { AppDialog } from '../ui/AppDialog';
import { Kbd } from '../ui/Kbd';
import styles from './KeysDialog.module.css';

const groups: [title: string, keys: [keys: string, act: string][]][] = [
  [
    'Everywhere',
    [
      ['Ctrl K', 'Search or act'],
      ['C', 'New task'],
      ['/', 'Search, in a view its tasks'],
      ['?', 'These keys'],
      ['Esc', 'Close'],
      ['Ctrl Z', 'Undo'],
    ],
  ],
  [
    'Go to',
    [
      ['G H', 'Home'],
      ['G P', 'A project'],
      ['V B', 'Board'],
      ['V L', 'List'],
      ['V G', 'Gantt'],
      ['V C', 'Calendar'],
    ],
  ],
  [
    'On a task',
    [
      ['Enter', 'Open'],
      ['E', 'Edit the title'],
      ['S', 'Set status'],
      ['P', 'Set priority'],
      ['A', 'Assign'],
      ['I', 'Assign to me'],
      ['D', 'Set due date'],
      ['L', 'Labels'],
      ['M', 'Move to'],
    ],
  ],
  [
    'Board, list, Gantt',
    [
      ['J', 'Next task'],
      ['K', 'Previous task'],
      ['X', 'Select'],
      ['Alt ↑', 'Move the card or row'],
      ['Alt →', 'To the next column; later in the Gantt'],
      ['+', 'Zoom in (Gantt)'],
      ['-', 'Zoom out (Gantt)'],
    ],
  ],
];

export function KeysDialog({ onClose }: { onClose: () => void }) {
  return (
    <AppDialog
      title="Keys"
      wide
      onClose={onClose}
      actions={
        <Button autoFocus onClick={onClose}>
          Close
        </Button>
      }
    >
      <div className={styles.groups}>
        {groups.map(([title, keys]) => (
          <section key={title} aria-label={title}>
            <h3 className={styles.title}>{title}</h3>
            <dl>
              {keys.map(([combination, act]) => (
                <div key={combination} className={styles.row}>
                  <dt>
                    <span className="pf-vh">{combination}</span>
                    <Kbd keys={combination} />
                  </dt>
                  <dd>{act}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <p className="pf-small pf-muted">Single keys act on the focused task, and never while you type.</p>
    </AppDialog>
  );
}
