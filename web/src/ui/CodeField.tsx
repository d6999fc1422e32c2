import TextField from '@mui/material/TextField';
import { fieldError } from './fieldError';

const words = {
  app: { label: 'Code from your app', hint: 'Six digits, new every 30 seconds.' },
  recovery: { label: 'Recovery code', hint: 'One of the ten that you kept. Each works once.' },
  any: { label: 'Code', hint: 'From your authenticator app, or a recovery code.' },
};

interface CodeFieldProps {
  /** An app's six digits, a recovery code, or either. */
  kind: keyof typeof words;
  value: string;
  onChange: (value: string) => void;
  error?: string | undefined;
  autoFocus?: boolean;
}

/** A code that one reads off something else. Blanks that come along when it is pasted do no harm. */
export function CodeField({ kind, value, onChange, error, autoFocus }: CodeFieldProps) {
  const { label, hint } = words[kind];
  return (
    <TextField
      label={label}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      error={error !== undefined}
      helperText={fieldError(error) ?? hint}
      autoFocus={autoFocus}
      slotProps={{
        htmlInput: {
          autoComplete: 'one-time-code',
          inputMode: kind === 'app' ? 'numeric' : 'text',
          autoCapitalize: 'none',
          spellCheck: false,
          maxLength: 60,
        },
      }}
    />
  );
}
