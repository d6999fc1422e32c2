import { useState } from 'react';
import { ActionMenu, type Action } from './ActionMenu';
import { Icon } from './Icon';
import styles from './ChoiceButton.module.css';

export interface Choice<V extends string> {
  value: V;
  name: string;
}

interface ChoiceButtonProps<V extends string> {
  value: V;
  /** What is chosen, and whose: "Role of Ben". */
  label: string;
  /** What it is called, where the choices may lack it. */
  name?: string;
  choices: readonly Choice<V>[];
  onChange: (value: V) => void;
  /** What the menu offers besides. */
  more?: readonly Action[];
  /** Last and in red, such as removing the person. */
  remove?: { label: string; run: () => void };
  readOnly?: boolean;
}

/** One of a few, in a row: quiet words, and a menu for whoever may change it. */
export function ChoiceButton<V extends string>(props: ChoiceButtonProps<V>) {
  const { value, label, choices, onChange, more = [], remove, readOnly } = props;
  const [menu, setMenu] = useState<HTMLElement | null>(null);
  const name = choices.find((choice) => choice.value === value)?.name ?? props.name ?? value;
  if (readOnly && !remove && more.length === 0) return <span className={styles.plain}>{name}</span>;
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
                  checked: choice.value === value,
                  run: () => {
                    if (choice.value !== value) onChange(choice.value);
                  },
                })),
            more,
            remove ? [{ ...remove, danger: true, icon: 'close' as const }] : [],
          ]}
        />
      )}
    </>
  );
}
