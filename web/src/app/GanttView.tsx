import { Gantt } from '../features/gantt/Gantt';
import { useAppSelector } from '../live/hooks';
import { selectMe } from '../model/selectors';
import { useTaskFilter } from '../ui/useTaskFilter';
import { useProject } from './projectViews';

export function GanttView() {
  const { id } = useProject();
  const me = useAppSelector(selectMe);
  const { matches, active, clear } = useTaskFilter(me?.id);
  return <Gantt key={id} projectId={id} {...(active ? { matches, onClearFilters: clear } : {})} />;
}
