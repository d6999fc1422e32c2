import { useState } from 'react';
import { Icon } from '../../ui/Icon';
import styles from './List.module.css';

interface AddLineProps {
  group: string;
  adding: boolean;
  onStart: () => void;
  onAdd: (title: string) => void;
  onEnd: () => void;
}

/** The last line of a group: a click or C opens it, Enter adds and waits for the next. */
export function AddLine({ group, adding, onStart, onAdd, onEnd }: AddLineProps) {
  const [title, setTitle] = useState('');
  const add = () => {
    const text = title.trim();
    setTitle('');
    if (text) onAdd(text);
    return text !== '';
  };
  if (!adding) {
    return (
      <button type="button" className={styles.add} onClick={onStart}>
        <Icon name="plus" small />
        Add a task
      </button>
    );
  }
  return (
    <input
      className={styles.addField}
      dir="auto"
      aria-label={`New task in ${group}`}
      placeholder="What has to be done?"
      maxLength={500}
      autoFocus
      value={title}
      onChange={(event) => setTitle(event.target.value)}
      onBlur={() => {
        add();
        onEnd();
      }}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        event.stopPropagation();
        if (event.key === 'Enter' && !add()) onEnd();
        else if (event.key === 'Escape') {
          setTitle('');
          onEnd();
        }
      }}
    />
  );
}
