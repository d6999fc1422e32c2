import { useState } from 'react';
import { ActionMenu } from './ActionMenu';
import { Icon } from './Icon';
import styles from './RoleButton.module.css';

export interface RoleChoice<R extends string> {
  role: R;
  name: string;
}

interface RoleButtonProps<R extends string> {
  role: R;
  /** Whose: "Role of Ben". */
  label: string;
  choices: readonly RoleChoice<R>[];
  onChange: (role: R) => void;
  /** What the menu offers besides, such as removing the person. */
  remove?: { label: string; run: () => void };
  readOnly?: boolean;
}

/** A role in a row: words, and a menu when one may change it. */
export function RoleButton<R extends string>(props: RoleButtonProps<R>) {
  const { role, label, choices, onChange, remove, readOnly } = props;
  const [menu, setMenu] = useState<HTMLElement | null>(null);
  const name = choices.find((choice) => choice.role === role)?.name ?? role;
  if (readOnly && !remove) return <span className={styles.plain}>{name}</span>;
  return (
    <>
      <button
        type="button"
        className={styles.button}
        aria-haspopup="menu"
        aria-expanded={menu !== null}
        aria-label={`${label}: ${name}`}
        onClick={(event) => setMenu(event.currentTarget)}
      >
        {name}
        <Icon name="down" small />
      </button>
      {menu && (
        <ActionMenu
          anchor={menu}
          title={label}
          onClose={() => setMenu(null)}
          groups={[
            readOnly
              ? []
              : choices.map((choice) => ({
                  label: choice.name,
                  checked: choice.role === role,
                  run: () => {
                    if (choice.role !== role) onChange(choice.role);
                  },
                })),
            remove ? [{ ...remove, danger: true, icon: 'close' as const }] : [],
          ]}
        />
      )}
    </>
  );
}
