import Button from '@mui/material/Button';
import { useState, type FormEvent } from 'react';
import { isWeb } from './webAddress';
import styles from './TaskPanel.module.css';

export function AddLink({
  onAdd,
  onClose,
}: {
  onAdd: (name: string, url: string) => void;
  onClose: () => void;
}) {
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
