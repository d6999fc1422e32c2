import Button from '@mui/material/Button';
import { useRef, useState } from 'react';
import type { ReadProblem } from '../../api/readApi';
import type { User } from '../../model/types';
import { Avatar } from '../../ui/Avatar';
import { useRemovePictureMutation, useSetPictureMutation } from './accountApi';
import { shrink } from './shrinkPicture';
import styles from './account.module.css';

/** A picture in place of the initial. It is made small here, so that a photo from a telephone is no reason to wait. */
export function PictureSetting({ me }: { me: User }) {
  const input = useRef<HTMLInputElement>(null);
  const [set, setting] = useSetPictureMutation();
  const [remove, removing] = useRemovePictureMutation();
  const [broken, setBroken] = useState(false);
  const problem = (setting.error ?? removing.error) as ReadProblem | undefined;

  const send = async (file: File | undefined) => {
    if (!file) return;
    setBroken(false);
    try {
      await set(await shrink(file));
    } catch {
      setBroken(true);
    }
  };

  return (
    <div className={styles.picture}>
      <Avatar person={{ userId: me.id, name: me.name, picture: me.picture }} size={72} decorative />
      <div className={styles.pictureWords}>
        <div className={styles.pictureButtons}>
          <Button variant="outlined" aria-disabled={setting.isLoading} onClick={() => input.current?.click()}>
            {setting.isLoading ? 'Uploading' : me.picture ? 'Change picture' : 'Choose a picture'}
          </Button>
          {me.picture && <Button onClick={() => void remove(undefined)}>Remove picture</Button>}
        </div>
        <p className="pf-small pf-muted">PNG, JPEG or WebP. The middle of it is shown as a circle.</p>
        <div role="alert">
          {broken && <p>This file is no picture that can be read here. Choose a PNG, JPEG or WebP.</p>}
          {problem && !broken && <p>{problem.message}</p>}
        </div>
      </div>
      <input
        ref={input}
        type="file"
        hidden
        aria-label="Picture"
        accept="image/png,image/jpeg,image/webp"
        onChange={(event) => {
          void send(event.target.files?.[0]);
          event.target.value = '';
        }}
      />
    </div>
  );
}
