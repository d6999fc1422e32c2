import IconButton from '@mui/material/IconButton';
import InputAdornment from '@mui/material/InputAdornment';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { fieldError } from './fieldError';
import { Icon } from './Icon';

interface PasswordFieldProps {
  label?: string;
  value: string;
  onChange: (value: string) => void;
  error?: string;
  hint?: string;
  /** One that is being chosen, not the one that is asked for. */
  fresh?: boolean;
  autoFocus?: boolean;
}

export function PasswordField(props: PasswordFieldProps) {
  const { label = 'Password', value, onChange, error, hint, fresh, autoFocus } = props;
  const [visible, setVisible] = useState(false);
  return (
    <TextField
      label={label}
      type={visible ? 'text' : 'password'}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      error={error !== undefined}
      helperText={fieldError(error) ?? hint}
      autoFocus={autoFocus}
      slotProps={{
        htmlInput: { autoComplete: fresh ? 'new-password' : 'current-password' },
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
