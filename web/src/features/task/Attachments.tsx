import Button from '@mui/material/Button';
import { useState, type FormEvent } from 'react';
import { sendCommand } from '../../live/commands';
import { useAppDispatch, useAppSelector } from '../../live/hooks';
import { selectAttachments } from '../../model/selectors';
import { addAttachment, deleteAttachment } from '../../model/taskCommands';
import { Icon } from '../../ui/Icon';
import { IconAction } from '../../ui/IconAction';
import type { TaskContext } from './taskContext';
import styles from './TaskPanel.module.css';

const isWeb = (url: string) => /^https?:\/\//i.test(url);

export function Attachments({ context: { task, data } }: { context: TaskContext }) {
  const links = useAppSelector((state) => selectAttachments(state, task.id));
  const dispatch = useAppDispatch();
  const [adding, setAdding] = useState(false);
  if (links.length === 0 && !data.canEdit) return null;
  return (
    <section aria-label="Links">
      <div className={styles.section}>
        <h3>Links</h3>
        <span className="pf-grow" />
        {data.canEdit && (
          <Button onClick={() => setAdding(true)}>
            <Icon name="plus" />
            Add<span className="pf-vh"> a link</span>
          </Button>
        )}
      </div>
      <ul>
        {links.map((link) => (
          <li key={link.id} className={styles.line}>
            <Icon name="attachment" small />
            <span className={styles.name}>
              {isWeb(link.url) ? (
                <a href={link.url} target="_blank" rel="noopener noreferrer nofollow" className="pf-cut">
                  <bdi>{link.name}</bdi>
                </a>
              ) : (
                <bdi className="pf-cut">{link.name}</bdi>
              )}
            </span>
            {data.canEdit && (
              <IconAction
                icon="close"
                small
                className={styles.remove}
                label={`Remove “${link.name}”`}
                onClick={() => dispatch(sendCommand(deleteAttachment(link)))}
              />
            )}
          </li>
        ))}
      </ul>
      {adding && (
        <AddLink
          onClose={() => setAdding(false)}
          onAdd={(name, url) => dispatch(sendCommand(addAttachment(task, name, url)))}
        />
      )}
    </section>
  );
}

function AddLink({ onAdd, onClose }: { onAdd: (name: string, url: string) => void; onClose: () => void }) {
  const [url, setUrl] = useState('');
  const [name, setName] = useState('');
  const [wrong, setWrong] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isWeb(url.trim()) || !URL.canParse(url.trim())) {
      setWrong(true);
      return;
    }
    onAdd(name.trim() || new URL(url.trim()).hostname, url.trim());
    onClose();
  };
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <input
        type="url"
        aria-label="Address"
        aria-invalid={wrong}
        placeholder="https://…"
        autoFocus
        value={url}
        onChange={(event) => setUrl(event.target.value)}
      />
      <input
        aria-label="Name"
        placeholder="Name (optional)"
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <Button onClick={onClose}>Cancel</Button>
      <Button type="submit" variant="outlined">
        Add link
      </Button>
      {wrong && (
        <p role="alert" className={styles.error}>
          Write an address that starts with https:// or http://.
        </p>
      )}
    </form>
  );
}
