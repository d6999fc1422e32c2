import IconButton from '@mui/material/IconButton';
import InputAdornment from '@mui/material/InputAdornment';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { Icon } from '../../ui/Icon';
import { fieldError } from './fieldError';

export interface FieldProps {
  value: string;
  onChange: (value: string) => void;
  error?: string;
  autoFocus?: boolean;
  readOnly?: boolean;
}

export function EmailField({ value, onChange, error, autoFocus, readOnly }: FieldProps) {
  return (
    <TextField
      label="E-mail"
      type="email"
      value={value}
      onChange={(event) => onChange(event.target.value)}
      error={error !== undefined}
      helperText={fieldError(error)}
      autoFocus={autoFocus}
      slotProps={{ htmlInput: { autoComplete: 'username', maxLength: 254, readOnly } }}
    />
  );
}

export function PasswordField({
  value,
  onChange,
  error,
  fresh,
  hint,
}: FieldProps & { fresh?: boolean; hint?: string }) {
  const [visible, setVisible] = useState(false);
  return (
    <TextField
      label="Password"
      type={visible ? 'text' : 'password'}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      error={error !== undefined}
      helperText={fieldError(error) ?? hint}
      slotProps={{
        htmlInput: { autoComplete: fresh ? 'new-password' : 'current-password', maxLength: 128 },
        input: {
          endAdornment: (
            <InputAdornment position="end">
              <IconButton
                aria-label={visible ? 'Hide password' : 'Show password'}
                aria-pressed={visible}
                onClick={() => setVisible(!visible)}
              >
                <Icon name="eye" />
              </IconButton>
            </InputAdornment>
          ),
        },
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
