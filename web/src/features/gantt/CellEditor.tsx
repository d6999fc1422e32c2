import { useRef, useState, type KeyboardEvent } from 'react';
import styles from './Tree.module.css';

interface CellEditorProps {
  label: string;
  value: string;
  /** The sentence that says what is wrong, or nothing when it is saved. */
  save: (text: string) => string | undefined;
  /** Ends editing; `refocus` when the keyboard should go back to the cell. */
  onEnd: (refocus: boolean) => void;
  /** Esc, and Enter on nothing typed, when that should do something else than ending. */
  onGiveUp?: () => void;
  numeric?: boolean;
}

/** A cell's text while it is edited: Enter and leaving save, Esc restores. */
export function CellEditor({ label, value, save, onEnd, onGiveUp, numeric }: CellEditorProps) {
  const [text, setText] = useState(value);
  const [wrong, setWrong] = useState<string>();
  const ended = useRef(false);
  const field = useRef<HTMLInputElement>(null);

  const end = (keep: boolean, refocus: boolean) => {
    if (ended.current) return;
    const problem = keep && text !== value ? save(text) : undefined;
    if (problem && refocus) {
      setWrong(problem);
      return;
    }
    ended.current = true;
    if (onGiveUp && refocus && (!keep || !text.trim())) onGiveUp();
    else onEnd(refocus);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') end(true, true);
    else if (event.key === 'Escape') end(false, true);
    else {
      event.stopPropagation();
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  };
  const box = field.current?.getBoundingClientRect();
  return (
    <>
      <input
        ref={field}
        className={styles.input}
        aria-label={label}
        aria-invalid={wrong ? true : undefined}
        inputMode={numeric ? 'numeric' : undefined}
        autoComplete="off"
        autoFocus
        dir="auto"
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setWrong(undefined);
        }}
        onFocus={(event) => event.currentTarget.select()}
        onBlur={() => end(true, false)}
        onKeyDown={onKeyDown}
      />
      {wrong && (
        <span role="alert" className={styles.wrong} style={box && { left: box.left, top: box.bottom + 4 }}>
          {wrong}
        </span>
      )}
    </>
  );
}
