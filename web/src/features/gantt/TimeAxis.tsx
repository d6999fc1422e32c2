import { memo } from 'react';
import type { Day } from './days';
import styles from './TimeAxis.module.css';
import { dayAt, pixelsPerDay, ticksOf, weekendsOf, xOf, type Tick, type TimeScale } from './timeScale';
import type { Range } from './windowing';

interface AxisProps {
  scale: TimeScale;
  drawn: Range;
  today: Day;
}

const daysIn = ({ scale, drawn }: AxisProps): [Day, Day] => [
  dayAt(scale, drawn.first),
  dayAt(scale, drawn.last) + 1,
];

/** Weeks over days, days over hours, months over weeks, quarters over months. */
export const TimeHead = memo(function TimeHead(props: AxisProps) {
  const { scale, today } = props;
  const [from, to] = daysIn(props);
  const { upper, lower } = ticksOf(scale, from, to, today);
  const line = (ticks: readonly Tick[], name: string | undefined) =>
    ticks.map((tick) => (
      <span
        key={tick.day}
        className={name}
        data-today={tick.today || undefined}
        style={{ left: tick.x, width: tick.width }}
      >
        <span>{tick.label}</span>
      </span>
    ));
  return (
    <div className={styles.head} aria-hidden="true">
      {weekendsOf(scale, from, to).map(({ day, x, width }) => (
        <i
          key={day}
          className={styles.headWeekend}
          style={{ transform: `translateX(${String(x)}px)`, width }}
        />
      ))}
      {line(upper, styles.upper)}
      {line(lower, scale.zoom === 'day' ? `${styles.lower ?? ''} ${styles.centred ?? ''}` : styles.lower)}
      {today >= scale.from && today < scale.to && (
        <i
          className={styles.todayDot}
          style={{ transform: `translateX(${String(todayX(scale, today))}px)` }}
        />
      )}
    </div>
  );
});

/** Weekends, the lines of the upper ticks, and today, behind all rows. */
export const TimeGround = memo(function TimeGround(props: AxisProps & { height: number }) {
  const { scale, today, height } = props;
  const [from, to] = daysIn(props);
  const { upper } = ticksOf(scale, from, to, today);
  return (
    <div className={styles.ground} style={{ height }} aria-hidden="true">
      {weekendsOf(scale, from, to).map(({ day, x, width }) => (
        <i key={day} className={styles.weekend} style={{ transform: `translateX(${String(x)}px)`, width }} />
      ))}
      {upper.map(({ day, x }) => (
        <i key={day} className={styles.rule} style={{ transform: `translateX(${String(x)}px)` }} />
      ))}
    </div>
  );
});

export const TodayLine = memo(function TodayLine({
  scale,
  today,
  height,
}: Omit<AxisProps, 'drawn'> & { height: number }) {
  return (
    <i
      className={styles.today}
      style={{ transform: `translateX(${String(todayX(scale, today))}px)`, height }}
      aria-hidden="true"
    />
  );
});

const todayX = (scale: TimeScale, today: Day) =>
  Math.round(xOf(scale, today) + Math.min(pixelsPerDay[scale.zoom], 20) / 2);
