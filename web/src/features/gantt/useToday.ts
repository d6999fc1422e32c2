import { useEffect, useState } from 'react';
import { today } from '../../lib/dates';
import { dayOf, type Day } from './days';

/** Today on the wall calendar, also after midnight. */
export function useToday(): Day {
  const [date, setDate] = useState(today);
  useEffect(() => {
    const timer = setInterval(() => setDate(today()), 60_000);
    return () => clearInterval(timer);
  }, []);
  return dayOf(date);
}
