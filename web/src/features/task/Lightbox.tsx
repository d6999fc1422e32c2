import Dialog from '@mui/material/Dialog';
import { lazy, Suspense, type KeyboardEvent } from 'react';
import { byteSize } from '../../lib/bytes';
import { timeAgo } from '../../lib/dates';
import { useAppDispatch } from '../../live/hooks';
import { saveFile, useFileContent } from '../../live/useFileContent';
import type { Attachment } from '../../model/types';
import { IconAction } from '../../ui/IconAction';
import { kindOf } from './fileKinds';
import styles from './Lightbox.module.css';

const PdfPages = lazy(async () => ({ default: (await import('./PdfPages')).PdfPages }));

interface LightboxProps {
  files: readonly Attachment[];
  file: Attachment;
  onShow: (id: string | null) => void;
}

/** A file over everything else. Left and right go through the task's files, Escape goes back. */
export function Lightbox({ files, file, onShow }: LightboxProps) {
  const dispatch = useAppDispatch();
  const all = files.filter((other) => other.id === file.id || kindOf(other) !== 'other');
  const at = all.findIndex((other) => other.id === file.id);
  const step = (by: number) => {
    const next = all[at + by];
    if (next) onShow(next.id);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key === 'ArrowLeft') step(-1);
    else if (event.key === 'ArrowRight') step(1);
    else if (event.key === 'Escape') onShow(null);
  };
  return (
    <Dialog
      open
      fullScreen
      onClose={() => onShow(null)}
      onKeyDown={onKeyDown}
      slotProps={{ paper: { className: styles.paper, 'aria-label': `File ${file.name}` } }}
    >
      <header className={styles.head}>
        <div className={styles.about}>
          <h2>
            <bdi>{file.name}</bdi>
          </h2>
          <p>
            {all.length > 1 && `${String(at + 1)} of ${String(all.length)} · `}
            {byteSize(file.size ?? 0)}
            {file.width && file.height && ` · ${String(file.width)} × ${String(file.height)}`}
            {file.authorName && ` · ${file.authorName}`}
            {' · '}
            <time dateTime={file.createdAt}>{timeAgo(file.createdAt)}</time>
          </p>
        </div>
        <IconAction icon="left" label="Previous file" disabled={at <= 0} onClick={() => step(-1)} />
        <IconAction icon="right" label="Next file" disabled={at >= all.length - 1} onClick={() => step(1)} />
        <IconAction icon="import" label="Download" onClick={() => void dispatch(saveFile(file))} />
        <IconAction icon="close" label="Close" onClick={() => onShow(null)} />
      </header>
      <Content key={file.id} file={file} />
    </Dialog>
  );
}

function Content({ file }: { file: Attachment }) {
  const kind = kindOf(file);
  const content = useFileContent(kind === 'other' ? null : `/attachments/${file.id}/content`);
  if (kind === 'other') return <Said>This file cannot be shown here. Download it to open it.</Said>;
  if (content === 'failed') return <Said alert>This file cannot be read at the moment.</Said>;
  if (content === 'loading') return <Said>Loading…</Said>;
  if (kind === 'picture')
    return (
      <div className={styles.stage}>
        <img src={content.url} alt={file.name} className={styles.picture} />
      </div>
    );
  return (
    <Suspense fallback={<Said>Loading…</Said>}>
      <PdfPages blob={content.blob} name={file.name} />
    </Suspense>
  );
}

function Said({ children, alert }: { children: string; alert?: boolean }) {
  return (
    <div className={styles.stage}>
      <p role={alert ? 'alert' : 'status'} className={styles.said}>
        {children}
      </p>
    </div>
  );
}
