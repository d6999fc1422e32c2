import Button from '@mui/material/Button';
import { useRef, useState } from 'react';
import { useSearchParams } from 'react-router';
import { sendCommand } from '../../live/commands';
import { useAppDispatch, useAppSelector } from '../../live/hooks';
import { useUploads } from '../../live/useUploads';
import { addLink } from '../../model/attachmentCommands';
import { selectAttachments } from '../../model/selectors';
import { Icon } from '../../ui/Icon';
import { AddLink } from './AddLink';
import { AttachedLink } from './AttachedLink';
import { FileTile } from './FileTile';
import styles from './Files.module.css';
import { Lightbox } from './Lightbox';
import panel from './TaskPanel.module.css';
import type { TaskContext } from './taskContext';
import { UploadLine } from './UploadLine';

/** Links and files: to see, to add, and those on their way. */
export function Attachments({ context: { task, data } }: { context: TaskContext }) {
  const all = useAppSelector((state) => selectAttachments(state, task.id));
  const { uploads, shown } = useUploads(task.id);
  const dispatch = useAppDispatch();
  const [adding, setAdding] = useState(false);
  const [params, setParams] = useSearchParams();
  const chooser = useRef<HTMLInputElement>(null);
  const files = all.filter((row) => row.url === null);
  const links = all.filter((row) => row.url !== null);
  const open = files.find((file) => file.id === params.get('file'));
  const show = (id: string | null) =>
    setParams(
      (now) => {
        if (id) now.set('file', id);
        else now.delete('file');
        return now;
      },
      { replace: true },
    );
  if (all.length === 0 && !data.canEdit) return null;
  return (
    <section aria-label="Attachments">
      <div className={panel.section}>
        <h3>Attachments</h3>
        {all.length > 0 && <span className="pf-small pf-faint">{all.length}</span>}
        <span className="pf-grow" />
        {data.canEdit && (
          <>
            <Button onClick={() => chooser.current?.click()} disabled={task.version === 0}>
              <Icon name="plus" />
              File
            </Button>
            <Button onClick={() => setAdding(true)}>
              <Icon name="plus" />
              Link
            </Button>
            <input
              ref={chooser}
              type="file"
              multiple
              aria-label="Files to attach"
              className="pf-vh"
              tabIndex={-1}
              onChange={(event) => {
                uploads.add(task.id, [...(event.target.files ?? [])]);
                event.target.value = '';
              }}
            />
          </>
        )}
      </div>
      {files.length > 0 && (
        <ul className={styles.grid} aria-label="Files">
          {files.map((file) => (
            <FileTile key={file.id} file={file} canEdit={data.canEdit} onOpen={() => show(file.id)} />
          ))}
        </ul>
      )}
      {shown.length > 0 && (
        <ul aria-label="Uploads" aria-live="polite">
          {shown.map((upload) => (
            <UploadLine key={upload.id} upload={upload} uploads={uploads} />
          ))}
        </ul>
      )}
      {links.length > 0 && (
        <ul aria-label="Links">
          {links.map((link) => (
            <AttachedLink key={link.id} link={link} canEdit={data.canEdit} />
          ))}
        </ul>
      )}
      {data.canEdit && all.length === 0 && shown.length === 0 && !adding && (
        <p className={styles.hint}>Drop files anywhere on this panel, or paste a picture.</p>
      )}
      {adding && data.me && (
        <AddLink
          onClose={() => setAdding(false)}
          onAdd={(name, url) =>
            data.me &&
            dispatch(sendCommand(addLink(task, { id: data.me.userId, name: data.me.name }, name, url)))
          }
        />
      )}
      {open && <Lightbox files={files} file={open} onShow={show} />}
    </section>
  );
}
