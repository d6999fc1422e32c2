import IconButton from '@mui/material/IconButton';
import { useEffect, useRef, type KeyboardEvent } from 'react';
import { Icon } from './Icon';
import styles from './MonthGrid.module.css';
import { addDays, formatDate } from '../lib/dates';
import { addMonths, monthGrid } from './calendarDays';

interface MonthGridProps {
  /** The day that has the focus; its month is shown. */
  day: string;
  selected: string | null;
  today: string;
  onMove: (day: string) => void;
  onPick: (day: string) => void;
  /** Puts the keyboard into the grid. */
  focused: boolean;
}

const steps: Record<string, (day: string) => string> = {
  ArrowLeft: (day) => addDays(day, -1),
  ArrowRight: (day) => addDays(day, 1),
  ArrowUp: (day) => addDays(day, -7),
  ArrowDown: (day) => addDays(day, 7),
  PageUp: (day) => addMonths(day, -1),
  PageDown: (day) => addMonths(day, 1),
};

/** One month as a grid; arrows move by day and week, Page keys by month. */
export function MonthGrid({ day, selected, today, onMove, onPick, focused }: MonthGridProps) {
  const days = monthGrid(day);
  const month = formatDate(day, { month: 'long', year: 'numeric' });
  const active = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (focused) active.current?.focus();
  }, [focused, day]);

  const onKeyDown = (event: KeyboardEvent) => {
    const step = steps[event.key];
    if (!step) return;
    event.preventDefault();
    event.stopPropagation();
    onMove(step(day));
  };
  return (
    <div>
      <div className={styles.head}>
        <span aria-live="polite">{month}</span>
        <IconButton size="small" aria-label="Previous month" onClick={() => onMove(addMonths(day, -1))}>
          <Icon name="left" />
        </IconButton>
        <IconButton size="small" aria-label="Next month" onClick={() => onMove(addMonths(day, 1))}>
          <Icon name="right" />
        </IconButton>
      </div>
      <div role="grid" aria-label={month} tabIndex={-1} onKeyDown={onKeyDown}>
        <div role="row" className={styles.week}>
          {days.slice(0, 7).map((date) => (
            <span
              key={date}
              role="columnheader"
              aria-label={formatDate(date, { weekday: 'long' })}
              className={styles.weekday}
            >
              {formatDate(date, { weekday: 'short' }).slice(0, 2)}
            </span>
          ))}
        </div>
        {[0, 1, 2, 3, 4, 5].map((week) => (
          <div key={week} role="row" className={styles.week}>
            {days.slice(week * 7, week * 7 + 7).map((date) => (
              <span key={date} role="gridcell" aria-selected={date === selected}>
                <button
                  type="button"
                  ref={date === day ? active : undefined}
                  tabIndex={date === day ? 0 : -1}
                  aria-label={formatDate(date, {
                    weekday: 'long',
                    day: 'numeric',
                    month: 'long',
                    year: 'numeric',
                  })}
                  aria-current={date === today ? 'date' : undefined}
                  data-selected={date === selected || undefined}
                  data-outside={date.slice(0, 7) !== day.slice(0, 7) || undefined}
                  className={styles.day}
                  onClick={() => onPick(date)}
                >
                  {Number(date.slice(8))}
                </button>
              </span>
            ))}
          </div>
        ))}
      </div>
    </div>
  );
}
