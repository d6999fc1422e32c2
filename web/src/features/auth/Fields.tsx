import TextField from '@mui/material/TextField';
import { fieldError } from '../../ui/fieldError';

export interface FieldProps {
  value: string;
  onChange: (value: string) => void;
  error?: string;
  autoFocus?: boolean;
  readOnly?: boolean;
  /** Lets the browser offer passkeys in it. */
  passkeys?: boolean;
}

export function EmailField({ value, onChange, error, autoFocus, readOnly, passkeys }: FieldProps) {
  return (
    <TextField
      label="E-mail"
      type="email"
      value={value}
      onChange={(event) => onChange(event.target.value)}
      error={error !== undefined}
      helperText={fieldError(error)}
      autoFocus={autoFocus}
      slotProps={{
        htmlInput: { autoComplete: passkeys ? 'username webauthn' : 'username', maxLength: 254, readOnly },
      }}
    />
  );
}

export function NameField({ value, onChange, error, autoFocus }: FieldProps) {
  return (
    <TextField
      label="Your name"
      value={value}
      onChange={(event) => onChange(event.target.value)}
      error={error !== undefined}
      helperText={fieldError(error)}
      autoFocus={autoFocus}
      slotProps={{ htmlInput: { autoComplete: 'name', maxLength: 100, dir: 'auto' } }}
    />
  );
}
