import type { ReactNode } from 'react';
import { chooseTheme, themeChoice, type ThemeChoice } from '../lib/theme';
import { ResultIcon } from '../features/search/ResultRow';
import type { RecentTask } from '../features/search/recent';
import type { SearchResult } from '../features/search/searchReads';
import { viewAddress } from '../lib/viewAddress';
import type { Project, Task, View } from '../model/types';
import { Icon, type IconName } from '../ui/Icon';
import { ProjectSquare } from '../ui/ProjectSquare';
import type { Shell } from './shell';
import { taskAddress } from './taskAddress';
import { themeNames } from './themeActions';

export interface PaletteItem {
  id: string;
  group: 'Recent' | 'Act' | 'Tasks' | 'Comments and files' | 'Go to' | 'Search';
  icon: ReactNode;
  /** Before the words, quiet: a task's key. */
  prefix?: string;
  words: string;
  /** Pieces of the words to put in bold; without them, what was typed. */
  marks?: SearchResult['titleMarks'];
  /** Below the words: why it was found. */
  below?: string;
  belowMarks?: SearchResult['snippetMarks'];
  keys?: string;
  /** Stands in the list only once one types: it is wanted seldom. */
  seldom?: boolean;
  run: () => void;
}

interface Sources {
  workspaceId: string;
  projects: readonly Project[];
  tasks: readonly Task[];
  views: readonly View[];
  /** What the server has found for the words. */
  found: readonly SearchResult[];
  recent: readonly RecentTask[];
  /** A task was chosen. */
  onTask: (task: RecentTask) => void;
  /** The project on the screen. */
  here: Project | undefined;
  shell: Shell;
  go: (to: string) => void;
  signOut: () => void;
}

const act = (id: string, icon: IconName, words: string, run: () => void, keys?: string): PaletteItem => ({
  id,
  group: 'Act',
  icon: <Icon name={icon} />,
  words,
  run,
  ...(keys ? { keys } : {}),
});

function acts({ workspaceId, here, shell, go, signOut }: Sources): PaletteItem[] {
  const home = `/w/${workspaceId}`;
  const themes = (Object.keys(themeNames) as ThemeChoice[]).filter((choice) => choice !== themeChoice());
  return [
    act('new-task', 'plus', 'New task', shell.newTask, 'C'),
    act('new-project', 'plus', 'New project', shell.newProject),
    ...(here
      ? [
          act('board', 'board', 'Show as board', () => go(`${home}/p/${here.key}/board`), 'V B'),
          act('list', 'list', 'Show as list', () => go(`${home}/p/${here.key}/list`), 'V L'),
          act('gantt', 'gantt', 'Show as Gantt', () => go(`${home}/p/${here.key}/gantt`), 'V G'),
          act('calendar', 'calendar', 'Show as calendar', () => go(`${home}/p/${here.key}/calendar`), 'V C'),
          act('project-settings', 'settings', 'Settings of this project', () =>
            go(`${home}/p/${here.key}/settings`),
          ),
        ]
      : []),
    act('import', 'import', 'Import a plan', () => go(`${home}/import`)),
    act('invite', 'users', 'Invite people', () => go(`${home}/settings/members`)),
    ...themes.map((choice) => ({
      ...act(`theme-${choice}`, 'display', themeNames[choice], () => chooseTheme(choice)),
      seldom: true,
    })),
    act('keys', 'keyboard', 'Show all keys', shell.openKeys, '?'),
    { ...act('sign-out', 'arrow', 'Sign out', signOut), seldom: true },
  ];
}

function places({ workspaceId, projects, views, go }: Sources): PaletteItem[] {
  const home = `/w/${workspaceId}`;
  const place = (id: string, icon: IconName, words: string, to: string, keys?: string): PaletteItem => ({
    ...act(id, icon, words, () => go(to), keys),
    group: 'Go to',
  });
  return [
    place('home', 'home', 'Home', home, 'G H'),
    place('tasks', 'list', 'Tasks of all projects', `${home}/tasks`),
    ...views.map((view): PaletteItem => ({
      ...place(
        view.id,
        view.layout,
        `View: ${view.name}`,
        viewAddress(view, projects.find(({ id }) => id === view.projectId)?.key),
      ),
      seldom: true,
    })),
    ...projects.map((project): PaletteItem => ({
      id: project.id,
      group: 'Go to',
      icon: <ProjectSquare project={project} />,
      prefix: project.key,
      words: project.name,
      run: () => go(`${home}/p/${project.key}/board`),
    })),
    place('members', 'users', 'Members', `${home}/settings/members`),
    place('workspace', 'settings', 'Workspace settings', `${home}/settings/workspace`),
    place('account', 'user', 'Your account', '/account/profile'),
  ];
}

interface Named extends RecentTask {
  marks?: SearchResult['titleMarks'];
}

function taskItem(
  group: PaletteItem['group'],
  task: Named,
  { workspaceId, go, onTask }: Sources,
): PaletteItem {
  return {
    id: task.id,
    group,
    icon: <ResultIcon result={{ type: 'task', category: task.category }} />,
    prefix: task.key,
    words: task.title,
    ...(task.marks ? { marks: task.marks } : {}),
    run: () => {
      onTask(task);
      go(taskAddress(workspaceId, task.key));
    },
  };
}

/** What is loaded already, at once; then what the server knows besides. */
function taskItems(sources: Sources, fits: (item: PaletteItem) => boolean): PaletteItem[] {
  const { projects, tasks, found } = sources;
  const known = new Set(projects.map((project) => project.id));
  const here = tasks
    .filter((task) => known.has(task.projectId) && task.key)
    .map((task) => taskItem('Tasks', task, sources))
    .filter(fits)
    .slice(0, mostTasks);
  const shown = new Set(here.map((item) => item.id));
  const there = found
    .filter((result) => result.type === 'task' && !shown.has(result.id))
    .map(({ id, taskKey, title, category, titleMarks }) =>
      taskItem('Tasks', { id, key: taskKey, title, category, marks: titleMarks }, sources),
    );
  // The task whose key was typed comes first, wherever it was found.
  const exact = found.find((result) => result.exact)?.id;
  return [...here, ...there]
    .sort((a, b) => Number(b.id === exact) - Number(a.id === exact))
    .slice(0, mostTasks);
}

function partItems({ workspaceId, found, go, onTask }: Sources): PaletteItem[] {
  return found
    .filter((result) => result.type !== 'task')
    .slice(0, mostParts)
    .map((result) => ({
      id: result.id,
      group: 'Comments and files',
      icon: <ResultIcon result={result} />,
      prefix: result.taskKey,
      words: result.title,
      marks: result.titleMarks,
      ...(result.snippet ? { below: result.snippet, belowMarks: result.snippetMarks } : {}),
      run: () => {
        onTask({ id: result.taskId, key: result.taskKey, title: result.title, category: result.category });
        go(taskAddress(workspaceId, result.taskKey));
      },
    }));
}

export const fold = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase();

const mostTasks = 8;
const mostParts = 4;

/** What fits all words that were typed; acts first, then tasks, then places. Without words the last tasks stand in front. */
export function findItems(query: string, sources: Sources): PaletteItem[] {
  const words = fold(query).split(/\s+/).filter(Boolean);
  const fits = ({ prefix = '', words: text, seldom }: PaletteItem) => {
    if (!words.length) return !seldom;
    const folded = fold(`${prefix} ${text}`);
    return words.every((word) => folded.includes(word));
  };
  if (!words.length) {
    const recent = sources.recent.map((task) => taskItem('Recent', task, sources));
    return [...recent, ...acts(sources).filter(fits), ...places(sources).filter(fits)];
  }
  const all: PaletteItem = {
    ...act('all', 'search', `Show all results for “${query.trim()}”`, () =>
      sources.go(`/w/${sources.workspaceId}/search?q=${encodeURIComponent(query.trim())}`),
    ),
    group: 'Search',
  };
  return [
    ...acts(sources).filter(fits),
    ...taskItems(sources, fits),
    ...partItems(sources),
    ...places(sources).filter(fits),
    all,
  ];
}
