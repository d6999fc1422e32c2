import { useState } from 'react';
import { InlineText } from './InlineText';
import { durationText, parseDuration } from './duration';
import styles from './DurationField.module.css';

interface DurationFieldProps {
  minutes: number | null;
  /** "Estimate" */
  label: string;
  onSave: (minutes: number | null) => void;
  readOnly?: boolean;
  placeholder?: string;
  className?: string;
  autoEdit?: boolean;
  onDone?: () => void;
}

/** A duration in hours; takes "2d 4h", "90m", "1:30". What cannot be read is refused in words and changes nothing. */
export function DurationField({ minutes, onSave, placeholder = '–', ...rest }: DurationFieldProps) {
  const [wrong, setWrong] = useState<string | null>(null);
  const save = (text: string) => {
    const parsed = text === '' ? null : parseDuration(text);
    if (text !== '' && (parsed === null || parsed < 0)) {
      setWrong(text);
      return;
    }
    setWrong(null);
    if (parsed !== minutes) onSave(parsed);
  };
  return (
    <span className={styles.field}>
      <InlineText
        {...rest}
        value={minutes === null ? '' : durationText(minutes)}
        placeholder={placeholder}
        onSave={save}
      />
      {wrong !== null && (
        <span role="alert" className={styles.error}>
          “{wrong}” is no duration. Write 2d 4h, 90m or 1:30.
        </span>
      )}
    </span>
  );
}
