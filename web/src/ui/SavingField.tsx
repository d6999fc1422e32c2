import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { Icon } from './Icon';
import styles from './SavingField.module.css';

interface SavingFieldProps {
  label: string;
  value: string;
  onSave: (value: string) => void;
  /** Why the typed value cannot be saved. */
  check?: (value: string) => string | undefined;
  /** Shapes what is typed, such as a key. */
  shape?: (value: string) => string;
  hint?: string;
  readOnly?: boolean;
  maxLength?: number;
  multiline?: boolean;
}

/** A setting that saves itself: on Enter, or on leaving it; Esc puts it back. What others set meanwhile shows unless one is typing. */
export function SavingField(props: SavingFieldProps) {
  const { label, value, onSave, check, shape, hint, readOnly, maxLength, multiline } = props;
  const [draft, setDraft] = useState<string>();
  const [saved, setSaved] = useState(false);
  const error = draft === undefined ? undefined : check?.(draft.trim());

  const save = () => {
    if (draft === undefined || error) return;
    const next = draft.trim();
    setDraft(undefined);
    if (next === value) return;
    onSave(next);
    setSaved(true);
  };
  return (
    <TextField
      label={label}
      value={draft ?? value}
      multiline={multiline}
      minRows={multiline ? 3 : undefined}
      error={error !== undefined}
      helperText={
        error ??
        (saved && draft === undefined ? (
          <span className={styles.saved} role="status">
            <Icon name="check" small /> Saved
          </span>
        ) : (
          hint
        ))
      }
      onChange={(event) => {
        setSaved(false);
        setDraft(shape ? shape(event.target.value) : event.target.value);
      }}
      onBlur={() => {
        if (error) setDraft(undefined);
        else save();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !multiline && !event.nativeEvent.isComposing) {
          event.preventDefault();
          save();
        }
        if (event.key === 'Escape') setDraft(undefined);
      }}
      slotProps={{ htmlInput: { readOnly, maxLength, dir: 'auto', autoComplete: 'off' } }}
    />
  );
}
