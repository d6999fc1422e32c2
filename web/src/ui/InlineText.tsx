import { useRef, useState, type KeyboardEvent } from 'react';
import styles from './InlineText.module.css';

interface InlineTextProps {
  value: string;
  /** What is edited: "Title of FER-214". */
  label: string;
  onSave: (value: string) => void;
  readOnly?: boolean;
  /** Text that may not become empty goes back to what it was. */
  required?: boolean;
  placeholder?: string;
  /** Grows with its text and wraps; Enter still saves. */
  wrap?: boolean;
  maxLength?: number;
  className?: string;
  /** Opens for editing at once; `onDone` tells when editing ended. */
  autoEdit?: boolean;
  onDone?: () => void;
}

/** Click or Enter edits in place; Enter saves, Esc restores, leaving saves. */
export function InlineText(props: InlineTextProps) {
  const { value, label, readOnly, placeholder, className } = props;
  const [editing, setEditing] = useState(props.autoEdit ?? false);
  const button = useRef<HTMLButtonElement>(null);
  const shape = className ? `${styles.text} ${className}` : styles.text;

  if (readOnly) {
    return (
      <span className={shape}>
        <bdi>{value || placeholder}</bdi>
      </span>
    );
  }
  if (editing) {
    return (
      <InlineEditor
        {...props}
        onEnd={(refocus) => {
          setEditing(false);
          props.onDone?.();
          if (refocus) requestAnimationFrame(() => button.current?.focus());
        }}
      />
    );
  }
  return (
    <button
      ref={button}
      type="button"
      className={`${shape} ${styles.rest}`}
      aria-label={value ? `${label}: ${value}. Edit` : `${label}. Edit`}
      onClick={() => setEditing(true)}
    >
      {value ? <bdi>{value}</bdi> : <span className="pf-faint">{placeholder}</span>}
    </button>
  );
}

type EditorProps = InlineTextProps & { onEnd: (refocus: boolean) => void };

function InlineEditor({
  value,
  label,
  onSave,
  required,
  wrap,
  maxLength,
  className,
  placeholder,
  onEnd,
}: EditorProps) {
  const [draft, setDraft] = useState(value);
  const ended = useRef(false);

  const end = (save: boolean, refocus: boolean) => {
    if (ended.current) return;
    ended.current = true;
    const next = draft.trim();
    if (save && next !== value && !(required && next === '')) onSave(next);
    onEnd(refocus);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      end(true, true);
    } else if (event.key === 'Escape') {
      event.stopPropagation();
      end(false, true);
    }
  };
  const field = {
    value: draft,
    maxLength,
    placeholder,
    autoFocus: true,
    dir: 'auto',
    'aria-label': label,
    className: [styles.text, styles.field, className].filter(Boolean).join(' '),
    onKeyDown,
    onBlur: () => end(true, false),
    onFocus: (event: { currentTarget: HTMLInputElement | HTMLTextAreaElement }) =>
      event.currentTarget.select(),
  };
  return wrap ? (
    <textarea {...field} rows={1} onChange={(event) => setDraft(event.target.value.replace(/\n/g, ' '))} />
  ) : (
    <input {...field} onChange={(event) => setDraft(event.target.value)} />
  );
}
