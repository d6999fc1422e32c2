import { useEffect, useRef, useState } from 'react';
import styles from './AddTask.module.css';

/** The server's limit of a title, in characters. */
const longest = 500;

interface AddTaskProps {
  statusName: string;
  onAdd: (title: string) => void;
  onClose: () => void;
}

/** One line for the next task; Enter adds it and waits for another, pasted lines become one task each. */
export function AddTask({ statusName, onAdd, onClose }: AddTaskProps) {
  const [title, setTitle] = useState('');
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    field.current?.scrollIntoView({ block: 'nearest' });
  }, []);

  const add = () => {
    const lines = title
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean);
    for (const line of lines) onAdd(line.slice(0, longest));
    setTitle('');
    return lines.length > 0;
  };
  return (
    <textarea
      ref={field}
      rows={1}
      dir="auto"
      className={styles.field}
      aria-label={`New task in ${statusName}`}
      placeholder="What has to be done?"
      maxLength={20_000}
      autoFocus
      value={title}
      onChange={(event) => setTitle(event.target.value)}
      onBlur={() => {
        add();
        onClose();
      }}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        if (event.key === 'Enter' && !event.shiftKey) {
          event.preventDefault();
          if (!add()) onClose();
          requestAnimationFrame(() => void field.current?.scrollIntoView({ block: 'nearest' }));
        } else if (event.key === 'Escape') {
          event.stopPropagation();
          setTitle('');
          onClose();
        }
      }}
    />
  );
}
