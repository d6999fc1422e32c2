import { useId } from 'react';
import { areas, type Choice, type Reach } from './scopes';
import styles from './tokens.module.css';

interface ScopeRowsProps {
  choice: Choice;
  error: string | undefined;
  onChange: (choice: Choice) => void;
}

const words: Record<Reach, string> = { none: 'No access', read: 'Read', write: 'Read and write' };

/** What a token may do, an area a row. */
export function ScopeRows({ choice, error, onChange }: ScopeRowsProps) {
  const id = useId();
  return (
    <fieldset className={styles.part} aria-describedby={error && `${id}-error`}>
      <legend>What it may do</legend>
      <ul className={styles.rows}>
        {areas.map(({ name, title, about, reaches }) => (
          <li key={name} className={styles.row}>
            <span className="pf-grow">
              <label className="pf-medium" htmlFor={`${id}-${name}`}>
                {title}
              </label>
              <span className={styles.about}>{about}</span>
            </span>
            <select
              id={`${id}-${name}`}
              className={styles.select}
              data-on={choice[name] !== 'none' || undefined}
              value={choice[name]}
              onChange={(event) => onChange({ ...choice, [name]: event.target.value as Reach })}
            >
              {(['none', ...reaches] as const).map((reach) => (
                <option key={reach} value={reach}>
                  {name === 'comments' && reach === 'write' ? 'Write' : words[reach]}
                </option>
              ))}
            </select>
          </li>
        ))}
      </ul>
      {error && (
        <p id={`${id}-error`} role="alert" className={styles.error}>
          {error}
        </p>
      )}
    </fieldset>
  );
}
