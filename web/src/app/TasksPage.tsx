import Button from '@mui/material/Button';
import { useCallback, useMemo } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import { Calendar } from '../features/calendar/Calendar';
import { QueryField } from '../features/filters/QueryField';
import { useQueryFieldsQuery } from '../features/filters/queryReads';
import { SaveView } from '../features/views/SaveView';
import { useWorkspaceTasksInfiniteQuery } from '../features/views/tasksReads';
import { useAppSelector } from '../live/hooks';
import { selectProjects, selectWorkspaceMembers } from '../model/selectors';
import type { Task } from '../model/types';
import { DueDate } from '../ui/DueDate';
import { EmptyState } from '../ui/EmptyState';
import { Icon } from '../ui/Icon';
import { PriorityIcon } from '../ui/PriorityIcon';
import { StatusIcon } from '../ui/StatusIcon';
import { ViewBar } from '../ui/ViewBar';
import { taskAddress } from './taskAddress';
import styles from './TasksPage.module.css';
import { TopBar } from './TopBar';

const shapes = { todo: 'todo', inProgress: 'progress', done: 'done', cancelled: 'cancelled' } as const;

/** Tasks of all projects, by a query: as a list, or by when they are due. */
export function TasksPage() {
  const { workspaceId = '' } = useParams();
  const [params, setParams] = useSearchParams();
  const query = params.get('query') ?? '';
  const calendar = params.get('as') === 'calendar';
  const projects = useAppSelector((state) => selectProjects(state, workspaceId));
  const members = useAppSelector((state) => selectWorkspaceMembers(state, workspaceId));
  const { data: fields = [] } = useQueryFieldsQuery(workspaceId);
  const names = useMemo(
    () => ({ person: members.map(({ name }) => name), project: projects.map(({ key }) => key) }),
    [members, projects],
  );
  const { data, error, isFetching, hasNextPage, fetchNextPage } = useWorkspaceTasksInfiniteQuery(
    { workspaceId, query, limit: calendar ? 1000 : 100 },
    { refetchOnMountOrArgChange: true },
  );
  const tasks = useMemo(() => data?.pages.flatMap((page) => page.items) ?? [], [data]);
  const set = useCallback(
    (name: string, value: string) =>
      setParams(
        (now) => {
          const next = new URLSearchParams(now);
          if (value) next.set(name, value);
          else next.delete(name);
          return next;
        },
        { replace: true },
      ),
    [setParams],
  );
  const ask = useCallback((text: string) => set('query', text), [set]);

  return (
    <>
      <TopBar title="Tasks of all projects" />
      <ViewBar
        tabs={
          <div className={styles.tabs} role="group" aria-label="Show as">
            <button type="button" aria-pressed={!calendar} onClick={() => set('as', '')}>
              <Icon name="list" />
              <span>List</span>
            </button>
            <button type="button" aria-pressed={calendar} onClick={() => set('as', 'calendar')}>
              <Icon name="calendar" />
              <span>Calendar</span>
            </button>
          </div>
        }
        filters={
          <>
            <QueryField query={query} fields={fields} names={names} problem={error} onChange={ask} />
            <SaveView
              workspaceId={workspaceId}
              projectId={null}
              layout={calendar ? 'calendar' : 'list'}
              query={query}
            />
          </>
        }
      >
        {calendar ? (
          <Calendar
            tasks={tasks}
            shapeOf={({ category }) => shapes[category]}
            to={({ key }) => taskAddress(workspaceId, key)}
            onMove={null}
          />
        ) : (
          <div className={styles.scroll}>
            {data && tasks.length === 0 && !isFetching && <EmptyState>No task is like that.</EmptyState>}
            {tasks.length > 0 && (
              <ul className={styles.list} aria-label="Tasks" aria-busy={isFetching}>
                {tasks.map((task) => (
                  <TaskRow
                    key={task.id}
                    task={task}
                    to={taskAddress(workspaceId, task.key)}
                    project={projects.find(({ id }) => id === task.projectId)?.name ?? ''}
                    people={task.assigneeIds.map(
                      (id) => members.find(({ userId }) => userId === id)?.name ?? '',
                    )}
                  />
                ))}
              </ul>
            )}
            {hasNextPage && (
              <Button
                variant="outlined"
                className={styles.more}
                disabled={isFetching}
                onClick={() => void fetchNextPage()}
              >
                Show more
              </Button>
            )}
          </div>
        )}
      </ViewBar>
    </>
  );
}

interface TaskRowProps {
  task: Task;
  to: string;
  project: string;
  people: readonly string[];
}

function TaskRow({ task, to, project, people }: TaskRowProps) {
  return (
    <li>
      <Link to={to} className={styles.row}>
        <StatusIcon shape={shapes[task.category]} />
        <span className="pf-key">{task.key}</span>
        <bdi className={`${styles.title} pf-cut`}>{task.title}</bdi>
        <PriorityIcon priority={task.priority} />
        <bdi className={`${styles.people} pf-cut`}>{people.filter(Boolean).join(', ') || 'Nobody'}</bdi>
        <bdi className={`${styles.project} pf-cut`}>{project}</bdi>
        <span className={styles.due}>
          {task.dueDate && (
            <DueDate date={task.dueDate} done={task.category === 'done' || task.category === 'cancelled'} />
          )}
        </span>
      </Link>
    </li>
  );
}
