import { byteSize } from '../../lib/bytes';
import type { Uploads, UploadShown } from '../../live/uploads';
import { Icon } from '../../ui/Icon';
import { IconAction } from '../../ui/IconAction';
import styles from './Files.module.css';

const words: Record<UploadShown['state'], string> = {
  waiting: 'Waiting for its turn',
  sending: '',
  paused: 'Paused',
  offline: 'No connection; goes on by itself',
  failed: '',
};

/** A file on its way up: how far it is, and how to hold, continue or stop it. */
export function UploadLine({ upload, uploads }: { upload: UploadShown; uploads: Uploads }) {
  const { id, name, size, sent, state, problem } = upload;
  const halted = state === 'paused' || state === 'failed';
  const percent = size === 0 ? 100 : Math.floor((sent / size) * 100);
  const said = problem ?? (words[state] || `${byteSize(sent)} of ${byteSize(size)}`);
  return (
    <li className={styles.upload} data-state={state}>
      <Icon name={state === 'failed' ? 'warning' : 'cloudUp'} small />
      <div className={styles.about}>
        <bdi className={styles.name} title={name}>
          {name}
        </bdi>
        <div
          className={styles.bar}
          role="progressbar"
          aria-label={`Upload of “${name}”`}
          aria-valuemin={0}
          aria-valuemax={100}
          aria-valuenow={percent}
          aria-valuetext={`${String(percent)} %, ${said}`}
        >
          <span style={{ transform: `scaleX(${String(percent / 100)})` }} />
        </div>
        <span className={styles.facts} role={problem ? 'alert' : undefined}>
          {said}
        </span>
      </div>
      {halted ? (
        <IconAction
          icon={state === 'failed' ? 'undo' : 'play'}
          small
          label={`${state === 'failed' ? 'Try again' : 'Go on'} with “${name}”`}
          onClick={() => uploads.resume(id)}
        />
      ) : (
        <IconAction icon="pause" small label={`Pause “${name}”`} onClick={() => uploads.pause(id)} />
      )}
      <IconAction icon="close" small label={`Cancel “${name}”`} onClick={() => uploads.cancel(id)} />
    </li>
  );
}
