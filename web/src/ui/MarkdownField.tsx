import Button from '@mui/material/Button';
import { useId, useRef, useState, type ClipboardEvent, type KeyboardEvent, type ReactNode } from 'react';
import { Kbd } from './Kbd';
import { MarkdownText } from './MarkdownText';
import styles from './MarkdownField.module.css';

interface MarkdownFieldProps {
  value: string;
  label: string;
  placeholder?: string;
  /** "Save", "Send" */
  action: string;
  onSubmit: (text: string) => void;
  onCancel?: () => void;
  autoFocus?: boolean;
  /** An empty text may be saved, as for a description. */
  mayBeEmpty?: boolean;
  onDraft?: (text: string) => void;
  extra?: ReactNode;
}

/** A Markdown editor: text, a preview, an address pasted over words makes a link. Ctrl Enter submits. */
export function MarkdownField(props: MarkdownFieldProps) {
  const { value, label, placeholder, action, onSubmit, onCancel, autoFocus, mayBeEmpty, onDraft, extra } =
    props;
  const [draft, setDraft] = useState(value);
  const [preview, setPreview] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const id = useId();
  const change = (text: string) => {
    setDraft(text);
    onDraft?.(text);
  };
  const ready = mayBeEmpty || draft.trim() !== '';

  const submit = () => {
    if (!ready) return;
    onSubmit(draft.trim());
    if (!onCancel) change('');
    setPreview(false);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const mod = event.ctrlKey || event.metaKey;
    if (event.key === 'Enter' && mod) submit();
    else if (event.key === 'Escape' && onCancel) onCancel();
    else if (mod && event.key === 'b') wrapSelection(field.current, '**', change);
    else if (mod && event.key === 'i') wrapSelection(field.current, '_', change);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const onPaste = (event: ClipboardEvent<HTMLTextAreaElement>) => {
    const url = event.clipboardData.getData('text/plain').trim();
    const { selectionStart: from, selectionEnd: to } = event.currentTarget;
    if (from === to || !/^https?:\/\/\S+$/.test(url)) return;
    event.preventDefault();
    insert(event.currentTarget, `[${draft.slice(from, to)}](${url})`, change);
  };

  return (
    <div className={styles.field}>
      {preview ? (
        <div className={styles.preview}>
          <MarkdownText source={draft || 'Nothing to show yet.'} />
        </div>
      ) : (
        <textarea
          ref={field}
          id={id}
          dir="auto"
          aria-label={label}
          className={styles.text}
          placeholder={placeholder}
          value={draft}
          autoFocus={autoFocus}
          onChange={(event) => change(event.target.value)}
          onKeyDown={onKeyDown}
          onPaste={onPaste}
        />
      )}
      <div className={styles.foot}>
        <Button
          aria-pressed={preview}
          onClick={() => setPreview(!preview)}
          disabled={draft === '' && !preview}
        >
          {preview ? 'Write' : 'Preview'}
        </Button>
        {extra}
        <span className="pf-grow" />
        {onCancel && <Button onClick={onCancel}>Cancel</Button>}
        <Button variant="contained" onClick={submit} disabled={!ready} data-inverse>
          {action} <Kbd keys="Ctrl Enter" />
        </Button>
      </div>
    </div>
  );
}

function insert(field: HTMLTextAreaElement, text: string, change: (text: string) => void) {
  const { selectionStart: from, selectionEnd: to, value } = field;
  change(value.slice(0, from) + text + value.slice(to));
  requestAnimationFrame(() => field.setSelectionRange(from + text.length, from + text.length));
}

function wrapSelection(field: HTMLTextAreaElement | null, mark: string, change: (text: string) => void) {
  if (!field) return;
  insert(field, mark + field.value.slice(field.selectionStart, field.selectionEnd) + mark, change);
}
