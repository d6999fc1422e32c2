import { sendCommand } from '../../live/commands';
import { useAppDispatch } from '../../live/hooks';
import { deleteAttachment } from '../../model/attachmentCommands';
import type { Attachment } from '../../model/types';
import { Icon } from '../../ui/Icon';
import { IconAction } from '../../ui/IconAction';
import { isWeb } from './webAddress';
import styles from './TaskPanel.module.css';

export function AttachedLink({ link, canEdit }: { link: Attachment; canEdit: boolean }) {
  const dispatch = useAppDispatch();
  return (
    <li className={styles.line}>
      <Icon name="link" small />
      <span className={styles.name}>
        {link.url && isWeb(link.url) ? (
          <a href={link.url} target="_blank" rel="noopener noreferrer nofollow" className="pf-cut">
            <bdi>{link.name}</bdi>
          </a>
        ) : (
          <bdi className="pf-cut">{link.name}</bdi>
        )}
      </span>
      {canEdit && (
        <IconAction
          icon="close"
          small
          className={styles.remove}
          label={`Remove “${link.name}”`}
          onClick={() => dispatch(sendCommand(deleteAttachment(link)))}
        />
      )}
    </li>
  );
}
