import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { Calendar, type CalendarTask } from '../features/calendar/Calendar';
import { movedBy } from '../features/calendar/calendarWeeks';
import { useAppSelector } from '../live/hooks';
import { useProjectData } from '../live/useProjectData';
import { useTaskActions } from '../live/useTaskActions';
import { selectTask, selectTasks } from '../model/selectors';
import { statusShapes } from '../ui/StatusIcon';
import { useTaskFilter } from '../ui/useTaskFilter';
import { useProject } from './projectViews';
import { useStore } from 'react-redux';
import type { WithModel } from '../model/selectors';

export function CalendarPage() {
  const { id } = useProject();
  const data = useProjectData(id);
  const actions = useTaskActions(id, data);
  const store = useStore<WithModel>();
  const tasks = useAppSelector((state) => selectTasks(state, id));
  const { matches } = useTaskFilter(data.me?.userId);
  const [params] = useSearchParams();
  const shown = useMemo(
    () => tasks.filter((task) => (task.dueDate ?? task.startDate) !== null && matches(task)),
    [tasks, matches],
  );
  const shapes = useMemo(() => statusShapes(data.statuses), [data.statuses]);
  const move = ({ id: taskId }: CalendarTask, days: number) => {
    const task = selectTask(store.getState(), taskId);
    if (task) actions.edit([task], movedBy(task, days));
  };
  return (
    <Calendar
      tasks={shown}
      shapeOf={({ statusId }) => shapes.get(statusId) ?? 'todo'}
      to={({ id: taskId, key }) => {
        const next = new URLSearchParams(params);
        next.set('task', key || taskId);
        return `?${next.toString()}`;
      }}
      onMove={data.canEdit ? move : null}
    />
  );
}
