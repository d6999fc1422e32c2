import type { InputHTMLAttributes, Ref } from 'react';
import styles from './Checkbox.module.css';

type CheckboxProps = Omit<InputHTMLAttributes<HTMLInputElement>, 'type' | 'className'> & {
  'aria-label': string;
  ref?: Ref<HTMLInputElement>;
};

/** A box of 16 px in a target of 24 (44 for a finger). */
export function Checkbox(props: CheckboxProps) {
  return <input {...props} type="checkbox" className={styles.box} />;
}
