import IconButton from '@mui/material/IconButton';
import Tooltip from '@mui/material/Tooltip';
import type { MouseEvent } from 'react';
import { Icon, type IconName } from './Icon';
import { Kbd } from './Kbd';

interface IconActionProps {
  icon: IconName;
  label: string;
  keys?: string;
  onClick: (event: MouseEvent<HTMLButtonElement>) => void;
  disabled?: boolean;
  small?: boolean;
  className?: string;
  expanded?: boolean;
}

/** An icon button whose tooltip says its name and its key. */
export function IconAction({
  icon,
  label,
  keys,
  onClick,
  disabled,
  small,
  className,
  expanded,
}: IconActionProps) {
  return (
    <Tooltip
      title={
        <span data-inverse>
          {label}
          {keys && <Kbd keys={keys} />}
        </span>
      }
    >
      <span>
        <IconButton
          aria-label={label}
          aria-keyshortcuts={keys?.replace('Ctrl', 'Control').replaceAll(' ', '+')}
          aria-expanded={expanded}
          size={small ? 'small' : 'medium'}
          onClick={onClick}
          disabled={disabled}
          className={className}
        >
          <Icon name={icon} />
        </IconButton>
      </span>
    </Tooltip>
  );
}
