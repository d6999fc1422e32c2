import { useState } from 'react';
import { ActionMenu } from '../../ui/ActionMenu';
import { colorNames, colorVar } from '../../ui/colors';
import styles from './settings.module.css';

interface ColorMenuProps {
  label: string;
  color: string | null;
  id: string;
  onChange: (color: string) => void;
}

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

/** One of the eight colours that are readable in every scheme, by name. */
export function ColorMenu({ label, color, id, onChange }: ColorMenuProps) {
  const [menu, setMenu] = useState<HTMLElement | null>(null);
  return (
    <>
      <button
        type="button"
        className={styles.swatch}
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={menu !== null}
        onClick={(event) => setMenu(event.currentTarget)}
      >
        <span className={styles.dot} style={{ background: colorVar(color, id) }} />
      </button>
      {menu && (
        <ActionMenu
          anchor={menu}
          title={label}
          onClose={() => setMenu(null)}
          groups={[
            colorNames.map((name) => ({
              label: capital(name),
              icon: <span className={styles.dot} style={{ background: colorVar(name, id) }} />,
              checked: name === color,
              run: () => onChange(name),
            })),
          ]}
        />
      )}
    </>
  );
}
