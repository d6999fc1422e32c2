import IconButton from '@mui/material/IconButton';
import Button from '@mui/material/Button';
import useMediaQuery from '@mui/material/useMediaQuery';
import { useMemo, useState } from 'react';
import { formatDate, today } from '../../lib/dates';
import type { Category } from '../../model/types';
import { addMonths, monthGrid } from '../../ui/calendarDays';
import { Icon } from '../../ui/Icon';
import type { StatusShape } from '../../ui/StatusIcon';
import { ViewControls } from '../../ui/ViewBar';
import { Agenda } from './Agenda';
import styles from './Calendar.module.css';
import { calendarWeeks } from './calendarWeeks';
import { MonthView } from './MonthView';

export interface CalendarTask {
  id: string;
  key: string;
  title: string;
  statusId: string;
  category: Category;
  startDate: string | null;
  dueDate: string | null;
}

export interface CalendarProps {
  tasks: readonly CalendarTask[];
  shapeOf: (task: CalendarTask) => StatusShape;
  to: (task: CalendarTask) => string;
  /** Null where the reader may not change dates. */
  onMove: ((task: CalendarTask, days: number) => void) | null;
}

/** A month of tasks; on a phone the same as a list of days. */
export function Calendar(props: CalendarProps) {
  const now = today();
  const [day, setDay] = useState(now);
  const phone = useMediaQuery('(max-width: 599px)', { noSsr: true });
  const month = formatDate(day, { month: 'long', year: 'numeric' });
  const { tasks } = props;
  const weeks = useMemo(() => calendarWeeks(monthGrid(day), tasks), [day, tasks]);
  const tools = (
    <>
      <IconButton size="small" aria-label="Previous month" onClick={() => setDay(addMonths(day, -1))}>
        <Icon name="left" />
      </IconButton>
      <h2 className={styles.month} aria-live="polite">
        {month}
      </h2>
      <IconButton size="small" aria-label="Next month" onClick={() => setDay(addMonths(day, 1))}>
        <Icon name="right" />
      </IconButton>
      <Button onClick={() => setDay(now)}>Today</Button>
    </>
  );
  return (
    <div className={styles.page}>
      {phone ? <div className={styles.tools}>{tools}</div> : <ViewControls>{tools}</ViewControls>}
      {phone ? (
        <Agenda {...props} month={day.slice(0, 7)} now={now} />
      ) : (
        <MonthView {...props} weeks={weeks} day={day} now={now} onDay={setDay} />
      )}
    </div>
  );
}
