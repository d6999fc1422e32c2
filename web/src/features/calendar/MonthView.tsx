import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { addDays, daysBetween, formatDate, isWeekend } from '../../lib/dates';
import { addMonths } from '../../ui/calendarDays';
import type { CalendarProps, CalendarTask } from './Calendar';
import styles from './Calendar.module.css';
import { dayOf, type Week } from './calendarWeeks';
import { DayDialog } from './DayDialog';
import { TaskMark } from './TaskMark';

interface MonthViewProps extends CalendarProps {
  weeks: readonly Week<CalendarTask>[];
  /** The day that has the keyboard. */
  day: string;
  now: string;
  onDay: (day: string) => void;
}

/** As many lines as fit under a day's number; more open as a list. */
const most = 3;

const steps: Record<string, (day: string) => string> = {
  ArrowLeft: (day) => addDays(day, -1),
  ArrowRight: (day) => addDays(day, 1),
  ArrowUp: (day) => addDays(day, -7),
  ArrowDown: (day) => addDays(day, 7),
  PageUp: (day) => addMonths(day, -1),
  PageDown: (day) => addMonths(day, 1),
};

/** Six weeks. Arrows go from day to day, Enter lists a day, a task that is dropped on a day moves there. */
export function MonthView({ weeks, day, now, onDay, ...acts }: MonthViewProps) {
  const [grabbed, setGrabbed] = useState<{ task: CalendarTask; from: string } | null>(null);
  const [over, setOver] = useState<string | null>(null);
  const [listed, setListed] = useState<string | null>(null);
  const active = useRef<HTMLButtonElement>(null);
  const moved = useRef(false);
  useEffect(() => {
    if (moved.current) active.current?.focus();
    moved.current = false;
  }, [day]);

  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.altKey ? undefined : steps[event.key];
    if (!step || !(event.target instanceof HTMLElement) || !event.target.matches('[data-day]')) return;
    event.preventDefault();
    event.stopPropagation();
    moved.current = true;
    onDay(step(day));
  };
  const drop = (target: string) => {
    if (grabbed) {
      const days = daysBetween(grabbed.from, target);
      if (days !== 0) acts.onMove?.(grabbed.task, days);
    }
    setGrabbed(null);
    setOver(null);
  };
  const tasksOn = (date: string) =>
    weeks.flatMap((week) =>
      week.days.includes(date)
        ? [
            ...week.bars
              .filter(({ from, days }) => week.days.slice(from, from + days).includes(date))
              .map(({ task }) => task),
            ...(week.byDay.get(date) ?? []),
          ]
        : [],
    );

  return (
    <div
      role="grid"
      aria-label={formatDate(day, { month: 'long', year: 'numeric' })}
      className={styles.grid}
      onKeyDown={onKeyDown}
      tabIndex={-1}
    >
      <div role="row" className={styles.heads}>
        {weeks[0]?.days.map((date) => (
          <span key={date} role="columnheader" aria-label={formatDate(date, { weekday: 'long' })}>
            {formatDate(date, { weekday: 'short' })}
          </span>
        ))}
      </div>
      {weeks.map((week) => (
        <div key={week.days[0]} role="row" className={styles.week}>
          {week.days.map((date, column) => {
            const bars = week.bars.filter(({ from, days }) => column >= from && column < from + days);
            const tasks = week.byDay.get(date) ?? [];
            const room = Math.max(0, most - Math.min(most, week.lanes));
            const hidden = tasks.length - room + bars.filter(({ lane }) => lane >= most).length;
            const shown = hidden > 0 ? tasks.slice(0, room) : tasks;
            return (
              <div
                key={date}
                role="gridcell"
                tabIndex={-1}
                aria-selected={date === day}
                className={styles.cell}
                data-outside={date.slice(0, 7) !== day.slice(0, 7) || undefined}
                data-weekend={isWeekend(date) || undefined}
                data-today={date === now || undefined}
                data-over={date === over || undefined}
                onDragOver={(event) => {
                  if (!grabbed) return;
                  event.preventDefault();
                  setOver(date);
                }}
                onDrop={(event) => {
                  event.preventDefault();
                  drop(date);
                }}
                onDragEnd={() => drop(grabbed?.from ?? '')}
              >
                <button
                  type="button"
                  data-day
                  ref={date === day ? active : undefined}
                  tabIndex={date === day ? 0 : -1}
                  className={styles.number}
                  aria-current={date === now ? 'date' : undefined}
                  aria-label={`${formatDate(date, { weekday: 'long', day: 'numeric', month: 'long' })}, ${countWords(bars.length + tasks.length)}`}
                  onClick={() => {
                    onDay(date);
                    setListed(date);
                  }}
                >
                  {date.endsWith('-01')
                    ? formatDate(date, { day: 'numeric', month: 'short' })
                    : Number(date.slice(8))}
                </button>
                <div className={styles.lanes} style={{ height: Math.min(week.lanes, most) * 22 }}>
                  {bars
                    .filter(({ from, lane }) => from === column && lane < most)
                    .map((bar) => (
                      <span
                        key={bar.task.id}
                        className={styles.lane}
                        data-begins={bar.begins || undefined}
                        data-ends={bar.ends || undefined}
                        style={{ top: bar.lane * 22, width: `calc(${bar.days} * (100% + 9px) - 9px)` }}
                      >
                        <TaskMark
                          {...acts}
                          task={bar.task}
                          bar
                          onGrab={(task) => setGrabbed({ task, from: date })}
                        />
                      </span>
                    ))}
                </div>
                {shown.map((task) => (
                  <TaskMark
                    {...acts}
                    key={task.id}
                    task={task}
                    onGrab={() => setGrabbed({ task, from: dayOf(task) ?? date })}
                  />
                ))}
                {hidden > 0 && (
                  <button type="button" className={styles.more} onClick={() => setListed(date)}>
                    +{hidden}
                    <span className="pf-vh">
                      {' '}
                      more on {formatDate(date, { day: 'numeric', month: 'long' })}
                    </span>
                  </button>
                )}
              </div>
            );
          })}
        </div>
      ))}
      {listed && (
        <DayDialog {...acts} date={listed} tasks={tasksOn(listed)} onClose={() => setListed(null)} />
      )}
    </div>
  );
}

const countWords = (count: number) => (count === 0 ? 'no tasks' : count === 1 ? '1 task' : `${count} tasks`);
