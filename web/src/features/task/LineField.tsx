import { useState } from 'react';
import styles from './TaskPanel.module.css';

interface LineFieldProps {
  label: string;
  placeholder: string;
  onAdd: (text: string) => void;
  onClose: () => void;
}

/** One line; Enter adds it and waits for the next, Escape or leaving ends. */
export function LineField({ label, placeholder, onAdd, onClose }: LineFieldProps) {
  const [text, setText] = useState('');
  const add = () => {
    if (text.trim()) onAdd(text.trim());
    setText('');
  };
  return (
    <input
      className={styles.lineField}
      dir="auto"
      aria-label={label}
      placeholder={placeholder}
      maxLength={500}
      autoFocus
      value={text}
      onChange={(event) => setText(event.target.value)}
      onBlur={() => {
        add();
        onClose();
      }}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        if (event.key === 'Enter') {
          event.preventDefault();
          if (text.trim()) add();
          else onClose();
        } else if (event.key === 'Escape') {
          event.stopPropagation();
          setText('');
          onClose();
        }
      }}
    />
  );
}
