import Button from '@mui/material/Button';
import { lazy, Suspense, useState } from 'react';
import { Link, NavLink, Outlet, useLocation, useNavigate, useParams, useSearchParams } from 'react-router';
import { FilterBar } from '../features/filters/FilterBar';
import { useQueryMatches } from '../features/filters/useQueryMatches';
import { SampleBanner } from '../features/projects/SampleBanner';
import { SaveView } from '../features/views/SaveView';
import { useAppSelector } from '../live/hooks';
import { useFollow } from '../live/useFollow';
import { selectProjectPeople, selectTask, selectTaskByKey } from '../model/selectors';
import { projectChannel } from '../model/streams';
import type { Project, ViewLayout } from '../model/types';
import { ActionMenu } from '../ui/ActionMenu';
import { AvatarStack } from '../ui/Avatar';
import { Icon, type IconName } from '../ui/Icon';
import { IconAction } from '../ui/IconAction';
import { ProjectSquare } from '../ui/ProjectSquare';
import { BoardSkeleton } from '../ui/Skeletons';
import { QueryMatches } from '../ui/useTaskFilter';
import { ViewBar } from '../ui/ViewBar';
import { NotFound } from './NotFound';
import { TopBar } from './TopBar';
import { useProjectHere } from './useProjectHere';
import styles from './ProjectFrame.module.css';

const TaskPanel = lazy(async () => ({ default: (await import('../features/task/TaskPanel')).TaskPanel }));

/** What a view of a project gets from its frame. */
export interface ProjectOutlet {
  project: Project;
}

export function ProjectFrame() {
  const { workspaceId = '' } = useParams();
  const navigate = useNavigate();
  const project = useProjectHere();
  const { ready, status, sentence } = useFollow(project && projectChannel(project.id));
  const { ids, problem } = useQueryMatches(project?.id);

  if (!project || status === 'missing') return <NotFound />;
  return (
    <QueryMatches value={ids}>
      <ProjectBar project={project} />
      {project.sample && project.can?.includes('deleteProject') && (
        <SampleBanner
          project={project}
          onRemoved={() => void navigate(`/w/${workspaceId}`, { replace: true })}
        />
      )}
      <ViewBar
        tabs={<ViewTabs base={`/w/${workspaceId}/p/${project.key}`} />}
        filters={
          <FilterBar
            projectId={project.id}
            problem={problem}
            save={(query) => <SaveHere project={project} query={query} />}
          />
        }
      >
        {ready ? (
          <Outlet context={{ project } satisfies ProjectOutlet} />
        ) : status === 'failed' ? (
          <p role="alert" className={styles.failed}>
            {sentence}
          </p>
        ) : (
          <BoardSkeleton />
        )}
      </ViewBar>
      {ready && <OpenTask project={project} />}
    </QueryMatches>
  );
}

function ProjectBar({ project }: { project: Project }) {
  const people = useAppSelector((state) => selectProjectPeople(state, project.id));
  const navigate = useNavigate();
  const [menu, setMenu] = useState<HTMLElement | null>(null);
  const settings = `/w/${project.workspaceId}/p/${project.key}/settings`;
  return (
    <TopBar
      title={project.name}
      mark={<ProjectSquare project={project} />}
      actions={
        <>
          <span className={styles.people}>
            {people.length > 0 && <AvatarStack people={people} size={24} />}
          </span>
          <Button variant="outlined" component={Link} to={`${settings}#members`} className={styles.share}>
            <Icon name="users" />
            <span className={styles.name}>Share</span>
          </Button>
          <IconAction
            icon="more"
            label="Project menu"
            expanded={menu !== null}
            onClick={(event) => setMenu(event.currentTarget)}
          />
          {menu && (
            <ActionMenu
              anchor={menu}
              title="Project"
              onClose={() => setMenu(null)}
              groups={[
                [
                  { label: 'Settings', icon: 'settings', run: () => void navigate(settings) },
                  { label: 'Members', icon: 'users', run: () => void navigate(`${settings}#members`) },
                  {
                    label: 'Import a plan',
                    icon: 'import',
                    run: () => void navigate(`/w/${project.workspaceId}/import`),
                  },
                ],
              ]}
            />
          )}
        </>
      }
    >
      {project.private && (
        <span className={styles.private}>
          <Icon name="lock" small /> Private
        </span>
      )}
    </TopBar>
  );
}

/** Keeps what the open view shows under a name. */
function SaveHere({ project, query }: { project: Project; query: string }) {
  const path = useLocation().pathname.split('/').at(-1);
  const layout = views.find(([name]) => name === path)?.[0] ?? 'board';
  return <SaveView workspaceId={project.workspaceId} projectId={project.id} layout={layout} query={query} />;
}

const views: [path: ViewLayout, name: string, icon: IconName, keys: string][] = [
  ['board', 'Board', 'board', 'v b'],
  ['list', 'List', 'list', 'v l'],
  ['gantt', 'Gantt', 'gantt', 'v g'],
  ['calendar', 'Calendar', 'calendar', 'v c'],
];

/** The filters in the address go along from view to view; an open task does not. */
function ViewTabs({ base }: { base: string }) {
  const [search] = useSearchParams();
  const kept = new URLSearchParams(search);
  for (const name of ['task', 'new', 'zoom', 'group', 'sort']) kept.delete(name);
  return (
    <nav className={styles.tabs} aria-label="Views">
      {views.map(([path, name, icon, keys]) => (
        <NavLink
          key={path}
          to={{ pathname: `${base}/${path}`, search: kept.toString() }}
          className={styles.tab}
          aria-keyshortcuts={keys}
        >
          <Icon name={icon} />
          <span className={styles.name}>{name}</span>
        </NavLink>
      ))}
    </nav>
  );
}

/** The task in the address, `?task=WEB-42`, over whatever view is open. An id serves until the server has numbered it. */
function OpenTask({ project }: { project: Project }) {
  const [search, setSearch] = useSearchParams();
  const word = search.get('task');
  const task = useAppSelector((state) => selectTaskByKey(state, word) ?? selectTask(state, word));
  if (!word) return null;
  const close = () =>
    setSearch(
      (before) => {
        before.delete('task');
        return before;
      },
      { replace: true },
    );
  if (!task || task.projectId !== project.id) return <Gone word={word} onClose={close} />;
  return (
    <Suspense>
      <TaskPanel key={task.id} projectId={project.id} taskId={task.id} onClose={close} />
    </Suspense>
  );
}

function Gone({ word, onClose }: { word: string; onClose: () => void }) {
  return (
    <p role="status" className={styles.gone}>
      <span className="pf-grow">
        {/^[A-Za-z]/.test(word) ? word : 'This task'} is not here: it was deleted, or you have no access to
        it.
      </span>
      <IconAction icon="close" label="Close" onClick={onClose} />
    </p>
  );
}
