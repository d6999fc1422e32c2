import Button from '@mui/material/Button';
import { useRef, useState, type DragEvent } from 'react';
import { byteSize } from '../../lib/bytes';
import { Icon } from '../../ui/Icon';
import styles from './Import.module.css';
import { Problem, Working } from './Notes';
import type { ImportState } from './useImport';

interface FileStepProps {
  state: ImportState;
  onChoose: (file: File) => void;
  onCancel: () => void;
  onNext: () => void;
}

export function FileStep({ state, onChoose, onCancel, onNext }: FileStepProps) {
  const field = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const { file, work, problem, plan } = state;

  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const dropped = event.dataTransfer.files[0];
    if (dropped) onChoose(dropped);
  };
  return (
    <>
      <h2>Bring a plan along</h2>
      <p className={styles.lead}>
        From MS Project or Trello. First you see what becomes of every field; nothing is written before you
        say so.
      </p>
      <div
        className={styles.drop}
        role="group"
        aria-label="File"
        data-over={over || undefined}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <Icon name="import" />
        <p>Drop the file here</p>
        <Button
          variant={plan ? 'outlined' : 'contained'}
          onClick={() => field.current?.click()}
          disabled={!!work}
        >
          Choose a file
        </Button>
        <input
          ref={field}
          type="file"
          accept=".xml,.json,.mpp"
          aria-label="MS Project XML or Trello JSON"
          className="pf-vh"
          tabIndex={-1}
          onChange={(event) => {
            const chosen = event.target.files?.[0];
            event.target.value = '';
            if (chosen) onChoose(chosen);
          }}
        />
      </div>
      {file && (
        <p className={styles.file}>
          <Icon name="attachment" small /> <bdi className="pf-cut">{file.name}</bdi>
          <span className="pf-faint">{byteSize(file.size)}</span>
        </p>
      )}
      {work && <Working work={work} onCancel={onCancel} />}
      {problem && <Problem>{problem}</Problem>}
      <dl className={styles.formats}>
        <div>
          <dt>MS Project</dt>
          <dd>
            In MS Project choose File, Save as, and the type “XML format (*.xml)”. Tasks, sub-tasks, links of
            all types with lag, people, dates and progress come along.
          </dd>
        </div>
        <div>
          <dt>Trello</dt>
          <dd>
            In the board’s menu choose Print, export, and share, then Export as JSON. Lists, cards, labels,
            members, checklists, comments and links come along.
          </dd>
        </div>
      </dl>
      {plan && !work && (
        <div className={styles.actions}>
          <Button variant="contained" onClick={onNext}>
            Go on to the fields
          </Button>
        </div>
      )}
    </>
  );
}
