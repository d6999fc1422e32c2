import { useState } from 'react';
import { byteSize } from '../../lib/bytes';
import { timeAgo } from '../../lib/dates';
import { sendCommand } from '../../live/commands';
import { useAppDispatch } from '../../live/hooks';
import { saveFile, useFileContent } from '../../live/useFileContent';
import { deleteAttachment, renameAttachment } from '../../model/attachmentCommands';
import type { Attachment } from '../../model/types';
import { ActionMenu } from '../../ui/ActionMenu';
import { Icon } from '../../ui/Icon';
import { IconAction } from '../../ui/IconAction';
import { InlineText } from '../../ui/InlineText';
import { notify } from '../../live/notices';
import { endingOf, kindOf } from './fileKinds';
import styles from './Files.module.css';

interface FileTileProps {
  file: Attachment;
  canEdit: boolean;
  onOpen: () => void;
}

/** A file as a small picture or its ending, with its name, size, and who added it when. */
export function FileTile({ file, canEdit, onOpen }: FileTileProps) {
  const dispatch = useAppDispatch();
  const [menu, setMenu] = useState<Element | null>(null);
  const [renaming, setRenaming] = useState(false);
  const shown = kindOf(file) !== 'other';
  const save = () =>
    void dispatch(saveFile(file)).catch((error: unknown) =>
      notify({ text: error instanceof Error ? error.message : 'This cannot be saved now.', tone: 'error' }),
    );
  return (
    <li className={styles.tile} data-file={file.id}>
      <button
        type="button"
        className={styles.face}
        aria-label={`${shown ? 'Open' : 'Download'} “${file.name}”`}
        onClick={shown ? onOpen : save}
      >
        <Face file={file} />
      </button>
      <div className={styles.about}>
        {renaming ? (
          <InlineText
            value={file.name}
            label={`Name of “${file.name}”`}
            required
            autoEdit
            maxLength={300}
            onSave={(name) => dispatch(sendCommand(renameAttachment(file, name)))}
            onDone={() => setRenaming(false)}
          />
        ) : (
          <bdi className={styles.name} title={file.name}>
            {file.name}
          </bdi>
        )}
        <span className={styles.facts}>
          {byteSize(file.size ?? 0)}
          {file.authorName && (
            <>
              {' · '}
              <bdi>{file.authorName}</bdi>
            </>
          )}
          {' · '}
          <time dateTime={file.createdAt}>{timeAgo(file.createdAt)}</time>
        </span>
      </div>
      <IconAction
        icon="more"
        small
        className={styles.more}
        label={`Actions for “${file.name}”`}
        expanded={!!menu}
        onClick={(event) => setMenu(event.currentTarget)}
      />
      {menu && (
        <ActionMenu
          anchor={menu}
          title={file.name}
          onClose={() => setMenu(null)}
          groups={[
            [
              ...(shown ? [{ label: 'Open', icon: 'eye' as const, run: onOpen }] : []),
              { label: 'Download', icon: 'import' as const, run: save },
            ],
            canEdit
              ? [
                  // The menu gives the focus back first, which would end the editing.
                  { label: 'Rename', icon: 'edit' as const, run: () => setTimeout(() => setRenaming(true)) },
                  {
                    label: 'Remove',
                    icon: 'trash' as const,
                    danger: true,
                    run: () => dispatch(sendCommand(deleteAttachment(file))),
                  },
                ]
              : [],
          ]}
        />
      )}
    </li>
  );
}

function Face({ file }: { file: Attachment }) {
  const content = useFileContent(
    file.preview === 'ready' && file.version > 0 ? `/attachments/${file.id}/preview` : null,
  );
  if (file.preview === 'ready' && content !== 'failed') {
    return content === 'loading' ? (
      <span className={styles.blank} />
    ) : (
      <img src={content.url} alt="" className={styles.picture} draggable={false} />
    );
  }
  return (
    <span className={styles.blank}>
      <Icon name="file" />
      {endingOf(file.name) && <span className={styles.ending}>{endingOf(file.name)}</span>}
    </span>
  );
}
