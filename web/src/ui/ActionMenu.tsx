import Divider from '@mui/material/Divider';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import type { ReactNode } from 'react';
import { Icon, type IconName } from './Icon';
import { Kbd } from './Kbd';
import type { Anchor } from './anchor';
import styles from './ActionMenu.module.css';

export interface Action {
  label: string;
  icon?: IconName | ReactNode;
  keys?: string;
  run: () => void;
  /** Deletes or removes; stands last, in red. */
  danger?: boolean;
  /** The choice that is on now. */
  checked?: boolean;
}

interface ActionMenuProps {
  anchor: Anchor;
  title: string;
  /** Groups are parted by a line. */
  groups: readonly (readonly Action[])[];
  onClose: () => void;
}

/** A menu that teaches its keys. */
export function ActionMenu({ anchor, title, groups, onClose }: ActionMenuProps) {
  const position =
    anchor instanceof Element
      ? { anchorEl: anchor }
      : { anchorReference: 'anchorPosition' as const, anchorPosition: anchor };
  const filled = groups.filter((group) => group.length > 0);
  return (
    <Menu
      open
      {...position}
      onClose={onClose}
      disableScrollLock
      slotProps={{
        list: { 'aria-label': title, dense: true },
        paper: { role: 'region', 'aria-label': title },
      }}
    >
      {filled.flatMap((group, index) => [
        ...(index > 0 ? [<Divider key={`line-${index}`} sx={{ my: '4px !important' }} />] : []),
        ...group.map((action) => (
          <MenuItem
            key={action.label}
            className={action.danger ? styles.danger : undefined}
            {...(action.checked === undefined
              ? {}
              : { role: 'menuitemradio', 'aria-checked': action.checked })}
            onClick={() => {
              onClose();
              action.run();
            }}
          >
            {typeof action.icon === 'string' ? <Icon name={action.icon as IconName} /> : action.icon}
            <span className={styles.label}>{action.label}</span>
            {action.checked ? <Icon name="check" /> : action.keys && <Kbd keys={action.keys} />}
          </MenuItem>
        )),
      ])}
    </Menu>
  );
}
