import { useEffect, useState } from 'react';
import { Icon } from '../../ui/Icon';
import styles from './FilterBar.module.css';

interface TextChipProps {
  text: string;
  autoFocus: boolean;
  onChange: (text: string) => void;
  onClose: () => void;
}

/** Words to find in key and title; the views follow as one types. */
export function TextChip({ text, autoFocus, onChange, onClose }: TextChipProps) {
  const [draft, setDraft] = useState(text);
  useEffect(() => setDraft(text), [text]);
  useEffect(() => {
    if (draft === text) return;
    const timer = setTimeout(() => onChange(draft), 120);
    return () => clearTimeout(timer);
  }, [draft, text, onChange]);

  const remove = () => {
    onChange('');
    onClose();
  };
  return (
    <span className={styles.chip}>
      <span className={styles.field}>
        <Icon name="search" small />
        <input
          type="search"
          aria-label="Words in key or title"
          placeholder="Words in the title"
          autoFocus={autoFocus}
          value={draft}
          onChange={(event) => setDraft(event.target.value)}
          onBlur={() => draft === '' && onClose()}
          onKeyDown={(event) => {
            if (event.key === 'Escape') remove();
            else if (event.key === 'Enter') event.currentTarget.blur();
          }}
        />
      </span>
      <button type="button" className={styles.remove} aria-label="Remove filter on words" onClick={remove}>
        <Icon name="close" small />
      </button>
    </span>
  );
}
