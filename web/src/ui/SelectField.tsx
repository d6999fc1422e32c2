import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';

interface SelectFieldProps<V extends string> {
  label: string;
  value: V;
  options: readonly { value: V; name: string }[];
  onChange: (value: V) => void;
  className?: string;
}

/** One of a few, in a form. */
export function SelectField<V extends string>({
  label,
  value,
  options,
  onChange,
  className,
}: SelectFieldProps<V>) {
  return (
    <TextField
      select
      label={label}
      value={value}
      className={className}
      onChange={(event) => onChange(event.target.value as V)}
      slotProps={{ select: { SelectDisplayProps: { style: { display: 'flex', alignItems: 'center' } } } }}
    >
      {options.map((option) => (
        <MenuItem key={option.value} value={option.value}>
          {option.name}
        </MenuItem>
      ))}
    </TextField>
  );
}
