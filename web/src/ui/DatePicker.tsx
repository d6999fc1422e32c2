import { useState } from 'react';
import styles from './DatePicker.module.css';
import pickerStyles from './Picker.module.css';
import type { Anchor } from './anchor';
import { FloatingBox } from './FloatingBox';
import { Kbd } from './Kbd';
import { MonthGrid } from './MonthGrid';
import { addDays, formatDate, today as todayNow, weekday } from '../lib/dates';
import { parseDate } from './parseDate';

interface DatePickerProps {
  anchor: Anchor;
  /** "Set due date…" */
  title: string;
  keys?: string;
  value: string | null;
  onChange: (date: string | null) => void;
  onClose: () => void;
}

/** A date in words, by a shortcut or from the month. */
export function DatePicker({ anchor, title, keys, value, onChange, onClose }: DatePickerProps) {
  const today = todayNow();
  const [text, setText] = useState('');
  const [day, setDay] = useState(value ?? today);
  const [inGrid, setInGrid] = useState(false);
  const typed = parseDate(text, today, navigator.language);

  const pick = (date: string | null) => {
    onChange(date);
    onClose();
  };
  const shortcuts: [string, string | null][] = [
    ['Today', today],
    ['Tomorrow', addDays(today, 1)],
    ['Next Monday', addDays(today, 8 - weekday(today))],
    ...(value ? [['No date', null] as [string, null]] : []),
  ];
  return (
    <FloatingBox anchor={anchor} label={title} className={styles.paper} onClose={onClose}>
      <div className={pickerStyles.query}>
        <input
          aria-label={title}
          autoFocus
          autoComplete="off"
          placeholder="Fri, 26 nov, in 3 days"
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            const found = parseDate(event.target.value, today, navigator.language);
            if (found) setDay(found);
          }}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (typed || text === '')) pick(typed ?? day);
            else if (event.key === 'ArrowDown') setInGrid(true);
            else return;
            event.preventDefault();
            event.stopPropagation();
          }}
        />
        {keys && <Kbd keys={keys} />}
      </div>
      {text !== '' && (
        <p className={styles.typed} role="status">
          {typed
            ? formatDate(typed, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })
            : 'Write a day, such as “fri” or “26 nov”.'}
        </p>
      )}
      <div className={styles.shortcuts}>
        {shortcuts.map(([name, date]) => (
          <button key={name} type="button" className={styles.shortcut} onClick={() => pick(date)}>
            {name}
          </button>
        ))}
      </div>
      <MonthGrid day={day} selected={value} today={today} focused={inGrid} onMove={setDay} onPick={pick} />
    </FloatingBox>
  );
}
