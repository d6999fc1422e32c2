import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import type { QueryPlace } from '../../api/problem';
import { completeQuery, type Choice, type QueryField as Field, type QueryNames } from '../../lib/queryText';
import { Icon } from '../../ui/Icon';
import styles from './QueryField.module.css';

interface QueryFieldProps {
  query: string;
  fields: readonly Field[];
  names: QueryNames;
  /** Why the query can't be read, and where. */
  problem: { message?: string | undefined; place?: QueryPlace | undefined } | undefined;
  autoFocus?: boolean;
  onChange: (query: string) => void;
}

/** Long enough to finish a word. */
const pauseMs = 500;

/** A query, completed while one types; what can't be read is underlined and explained below. */
export function QueryField({ query, fields, names, problem, autoFocus, onChange }: QueryFieldProps) {
  const id = useId();
  const [draft, setDraft] = useState(query);
  const [caret, setCaret] = useState(query.length);
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const input = useRef<HTMLInputElement>(null);
  const under = useRef<HTMLDivElement>(null);

  useEffect(() => setDraft((now) => (now.trim() === query ? now : query)), [query]);
  useEffect(() => {
    if (draft.trim() === query) return;
    const timer = setTimeout(() => onChange(draft.trim()), pauseMs);
    return () => clearTimeout(timer);
  }, [draft, query, onChange]);

  const completion = useMemo(() => completeQuery(draft, caret, fields, names), [draft, caret, fields, names]);
  const choices = open ? completion.choices : [];
  // A query that is not finished yet is no mistake while one is at it.
  const unfinished = open && (problem?.place?.position ?? 0) >= query.length;
  const shown = problem && draft.trim() === query && !unfinished ? problem : undefined;

  const choose = (choice: Choice) => {
    const text = choice.open ? choice.text : `${choice.text} `;
    const next = draft.slice(0, completion.from) + text + draft.slice(completion.to).replace(/^ /, '');
    const at = completion.from + text.length;
    setDraft(next);
    setCaret(at);
    setActive(-1);
    requestAnimationFrame(() => {
      input.current?.focus();
      input.current?.setSelectionRange(at, at);
    });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const chosen = choices[active];
    if (step !== 0) {
      if (!open) setOpen(true);
      else if (choices.length > 0)
        setActive((active + step + choices.length + (active < 0 && step < 0 ? 1 : 0)) % choices.length);
    } else if ((event.key === 'Enter' || event.key === 'Tab') && chosen) choose(chosen);
    else if (event.key === 'Enter') {
      setOpen(false);
      onChange(draft.trim());
    } else if (event.key === 'Escape' && open) setOpen(false);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const follow = () => {
    setCaret(input.current?.selectionStart ?? draft.length);
    if (under.current && input.current) under.current.scrollLeft = input.current.scrollLeft;
  };
  const place = shown?.place;
  const end = place ? place.position + Math.max(place.length, 1) : 0;

  return (
    <div className={styles.field}>
      <span className={styles.box} data-wrong={shown !== undefined || undefined}>
        <Icon name="search" small />
        <span className={styles.text}>
          {place && (
            <div ref={under} className={styles.under} aria-hidden="true">
              {draft.slice(0, place.position)}
              <u>{draft.slice(place.position, end).padEnd(1, '\u00a0')}</u>
              {draft.slice(end)}
            </div>
          )}
          <input
            ref={input}
            role="combobox"
            aria-label="Query"
            aria-expanded={choices.length > 0}
            aria-controls={`${id}-list`}
            aria-autocomplete="list"
            aria-activedescendant={choices[active] ? `${id}-${active}` : undefined}
            aria-invalid={shown !== undefined}
            aria-describedby={shown ? `${id}-problem` : undefined}
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            autoFocus={autoFocus}
            placeholder="assignee:me status:open due<7d"
            maxLength={2000}
            value={draft}
            onChange={(event) => {
              setDraft(event.target.value);
              setCaret(event.target.selectionStart ?? event.target.value.length);
              setActive(-1);
              setOpen(true);
            }}
            onSelect={follow}
            onScroll={follow}
            onFocus={() => setOpen(true)}
            onBlur={() => setOpen(false)}
            onKeyDown={onKeyDown}
          />
        </span>
      </span>
      {choices.length > 0 && (
        <ul id={`${id}-list`} role="listbox" aria-label="Suggestions" className={styles.list}>
          {choices.map((choice, index) => (
            <li
              key={choice.text}
              id={`${id}-${index}`}
              role="option"
              aria-selected={index === active}
              className={styles.choice}
              // The field keeps its focus.
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => choose(choice)}
              onKeyDown={onKeyDown}
            >
              <bdi>{choice.text}</bdi>
              {choice.about && <span className={styles.about}>{choice.about}</span>}
            </li>
          ))}
        </ul>
      )}
      {shown && (
        <p id={`${id}-problem`} role="status" className={styles.problem}>
          <Icon name="warning" small />
          <span>
            {shown.message}{' '}
            {place?.suggestion && (
              <button
                type="button"
                className={styles.fix}
                onPointerDown={(event) => event.preventDefault()}
                onClick={() => onChange(replaced(query, place, place.suggestion ?? ''))}
              >
                Did you mean {place.suggestion}?
              </button>
            )}
          </span>
        </p>
      )}
    </div>
  );
}

function replaced(query: string, { position, length }: QueryPlace, by: string): string {
  const word = /\s/.test(by) && !by.startsWith('"') ? `"${by}"` : by;
  return query.slice(0, position) + word + query.slice(position + length);
}
