import { useState } from 'react';
import { Icon, type IconName } from '../../ui/Icon';
import styles from './Import.module.css';
import type { ImportedField, Outcome } from './importTypes';
import { byOutcome, outcomeNames, sourceText } from './importWords';

const icons: Record<Outcome, IconName> = { carried: 'check', transformed: 'arrow', notCarried: 'close' };
const outcomes: readonly Outcome[] = ['carried', 'transformed', 'notCarried'];
const firstRows = 150;

/** Every kind of field that the file holds, and what becomes of it. */
export function FieldsTable({ fields }: { fields: readonly ImportedField[] }) {
  const [only, setOnly] = useState<Outcome>();
  const [all, setAll] = useState(false);
  const groups = byOutcome(fields);
  const wanted = only ? groups[only] : [...groups.notCarried, ...groups.transformed, ...groups.carried];
  const rows = all ? wanted : wanted.slice(0, firstRows);
  return (
    <>
      <div className={styles.tabs} role="group" aria-label="Show">
        <button type="button" aria-pressed={!only} onClick={() => setOnly(undefined)}>
          All <span>{fields.length}</span>
        </button>
        {outcomes.map((outcome) => (
          <button
            key={outcome}
            type="button"
            aria-pressed={only === outcome}
            onClick={() => setOnly(outcome)}
          >
            {outcomeNames[outcome]} <span>{groups[outcome].length}</span>
          </button>
        ))}
      </div>
      <div className={styles.tableBox}>
        <table className={styles.table} aria-label="Fields of the file">
          <thead>
            <tr>
              <th scope="col">Field of the file</th>
              <th scope="col" className={styles.figure}>
                Found
              </th>
              <th scope="col">What becomes of it</th>
              <th scope="col">Where, and why</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((field) => (
              <tr key={field.source}>
                <th scope="row">
                  <bdi>{sourceText(field.source)}</bdi>
                </th>
                <td className={styles.figure}>{field.count.toLocaleString()}</td>
                <td>
                  <span className={styles.outcome} data-outcome={field.outcome}>
                    <Icon name={icons[field.outcome]} small /> {outcomeNames[field.outcome]}
                  </span>
                </td>
                <td className={styles.why}>
                  {field.target && <span>{field.target}</span>}
                  {field.note && <span className="pf-muted">{field.note}</span>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        {rows.length < wanted.length && (
          <button type="button" className={styles.rest} onClick={() => setAll(true)}>
            Show all {wanted.length}
          </button>
        )}
        {wanted.length === 0 && <p className={styles.nothing}>None.</p>}
      </div>
    </>
  );
}
