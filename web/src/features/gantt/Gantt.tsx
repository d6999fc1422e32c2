import useMediaQuery from '@mui/material/useMediaQuery';
import type { Task } from '../../model/types';
import { GanttChart } from './GanttChart';
import { PhonePlan } from './PhonePlan';

export interface GanttProps {
  projectId: string;
  /** Which tasks the filters let through; without it, all. */
  matches?: (task: Task) => boolean;
  onClearFilters?: () => void;
}

/** The plan over time: bars on a wide screen, a list with dates on a phone. */
export function Gantt(props: GanttProps) {
  const phone = useMediaQuery('(max-width: 599px)', { noSsr: true });
  return phone ? <PhonePlan {...props} /> : <GanttChart {...props} />;
}
