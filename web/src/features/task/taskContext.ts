import type { ProjectData } from '../../live/useProjectData';
import type { TaskActions } from '../../live/useTaskActions';
import type { Task } from '../../model/types';

/** What every part of the panel works on. */
export interface TaskContext {
  task: Task;
  /** All tasks of the project, in board order. */
  tasks: readonly Task[];
  data: ProjectData;
  actions: TaskActions;
  openTask: (task: Task) => void;
  /** The address of a task by its key. */
  hrefOf: (key: string) => string;
}

export const isClosed = ({ category }: Task) => category === 'done' || category === 'cancelled';
