import { useId, useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import type { Anchor } from './anchor';
import { FloatingBox } from './FloatingBox';
import { Icon } from './Icon';
import { Kbd } from './Kbd';
import styles from './Picker.module.css';

export interface PickerOption {
  id: string;
  label: string;
  icon?: ReactNode;
  /** Quiet words at the end, such as why it cannot be chosen. */
  hint?: string;
  disabled?: boolean;
}

export interface PickerProps {
  anchor: Anchor;
  /** The act: "Set status…". */
  title: string;
  /** The key that opens it. */
  keys?: string;
  options: readonly PickerOption[];
  value: readonly string[];
  /** Several may be chosen: choosing toggles and the picker stays open. */
  multiple?: boolean;
  onChange: (value: string[]) => void;
  onClose: () => void;
  /** Offers to make what was typed and not found. */
  create?: (name: string) => void;
  /** Said when nothing matches. */
  empty?: string;
  /** Lets the caller search where the options are too many to be given. */
  onQuery?: (query: string) => void;
}

const createId = '\u0000create';
/** More than anyone reads; typing narrows the rest. */
const mostRows = 100;

export function Picker(props: PickerProps) {
  return (
    <FloatingBox anchor={props.anchor} label={props.title} className={styles.paper} onClose={props.onClose}>
      <PickerBody {...props} />
    </FloatingBox>
  );
}

function PickerBody({
  title,
  keys,
  options,
  value,
  multiple,
  onChange,
  onClose,
  create,
  empty,
  onQuery,
}: PickerProps) {
  const [query, setQuery] = useState('');
  const found = useMemo(() => matching(options, query).slice(0, mostRows), [options, query]);
  const name = query.trim();
  const mayCreate =
    create !== undefined && name !== '' && !options.some((option) => same(option.label, name));
  const rows: PickerOption[] = mayCreate
    ? [...found, { id: createId, label: `Create “${name}”`, icon: <Icon name="plus" small /> }]
    : found;
  const [active, setActive] = useState(() =>
    Math.max(
      0,
      options.findIndex((option) => option.id === value[0]),
    ),
  );
  const at = Math.min(active, rows.length - 1);
  const listId = useId();
  const list = useRef<HTMLUListElement>(null);

  const choose = (option: PickerOption | undefined) => {
    if (!option || option.disabled) return;
    if (option.id === createId) {
      create?.(name);
      setQuery('');
      if (!multiple) onClose();
    } else if (multiple) {
      onChange(value.includes(option.id) ? value.filter((id) => id !== option.id) : [...value, option.id]);
      if (query) setQuery('');
    } else {
      onChange([option.id]);
      onClose();
    }
  };
  const go = (index: number) => {
    const next = (index + rows.length) % rows.length;
    setActive(next);
    list.current?.children[next]?.scrollIntoView({ block: 'nearest' });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const digit = /^[1-9]$/.test(event.key) && query === '' ? Number(event.key) : 0;
    if (digit > 0 && digit <= rows.length) choose(rows[digit - 1]);
    else if (event.key === 'ArrowDown') go(at + 1);
    else if (event.key === 'ArrowUp') go(at - 1);
    else if (event.key === 'Home') go(0);
    else if (event.key === 'End') go(rows.length - 1);
    else if (event.key === 'Enter') choose(rows[at]);
    else if (event.key === 'Tab') onClose();
    else return;
    if (event.key !== 'Tab') event.preventDefault();
    event.stopPropagation();
  };

  return (
    <>
      <div className={styles.query}>
        <input
          role="combobox"
          aria-label={title}
          aria-expanded
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={rows[at] ? `${listId}-${at}` : undefined}
          autoComplete="off"
          autoFocus
          placeholder={title}
          value={query}
          onKeyDown={onKeyDown}
          onChange={(event) => {
            setQuery(event.target.value);
            setActive(0);
            onQuery?.(event.target.value);
          }}
        />
        {keys && <Kbd keys={keys} />}
      </div>
      <ul
        ref={list}
        id={listId}
        role="listbox"
        aria-label={title}
        aria-multiselectable={multiple}
        className={styles.list}
      >
        {rows.map((option, index) => (
          <li
            key={option.id}
            id={`${listId}-${index}`}
            role="option"
            aria-selected={value.includes(option.id)}
            aria-disabled={option.disabled}
            data-active={index === at || undefined}
            className={styles.option}
            onPointerMove={() => setActive(index)}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => choose(option)}
            onKeyDown={onKeyDown}
          >
            {option.icon}
            <bdi className={styles.label}>{option.label}</bdi>
            {option.hint && <span className="pf-small pf-faint">{option.hint}</span>}
            {value.includes(option.id) ? (
              <Icon name="check" />
            ) : (
              query === '' && index < 9 && option.id !== createId && <Kbd keys={String(index + 1)} />
            )}
          </li>
        ))}
      </ul>
      {rows.length === 0 && <p className={styles.empty}>{empty ?? 'Nothing matches.'}</p>}
    </>
  );
}

const fold = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase();
const same = (a: string, b: string) => fold(a) === fold(b);

function matching(options: readonly PickerOption[], query: string): PickerOption[] {
  const words = fold(query).split(/\s+/).filter(Boolean);
  return options.filter((option) => words.every((word) => fold(option.label).includes(word)));
}
