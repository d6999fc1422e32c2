import type { ReactNode } from 'react';
import { chooseTheme, themeChoice, type ThemeChoice } from '../lib/theme';
import type { Project, Task } from '../model/types';
import { Icon, type IconName } from '../ui/Icon';
import { ProjectSquare } from '../ui/ProjectSquare';
import { StatusIcon } from '../ui/StatusIcon';
import type { Shell } from './shell';
import { themeNames } from './themeActions';

export interface PaletteItem {
  id: string;
  group: 'Act' | 'Tasks' | 'Go to';
  icon: ReactNode;
  /** Before the words, quiet: a task's key. */
  prefix?: string;
  words: string;
  keys?: string;
  /** Stands in the list only once one types: it is wanted seldom. */
  seldom?: boolean;
  run: () => void;
}

interface Sources {
  workspaceId: string;
  projects: readonly Project[];
  tasks: readonly Task[];
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

function places({ workspaceId, projects, go }: Sources): PaletteItem[] {
  const home = `/w/${workspaceId}`;
  const place = (id: string, icon: IconName, words: string, to: string, keys?: string): PaletteItem => ({
    ...act(id, icon, words, () => go(to), keys),
    group: 'Go to',
  });
  return [
    place('home', 'home', 'Home', home, 'G H'),
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

function taskItems({ workspaceId, projects, tasks, go }: Sources): PaletteItem[] {
  const keys = new Map(projects.map((project) => [project.id, project.key]));
  const shapes = { todo: 'todo', inProgress: 'progress', done: 'done', cancelled: 'cancelled' } as const;
  return tasks.flatMap((task): PaletteItem[] => {
    const project = keys.get(task.projectId);
    if (!project || !task.key) return [];
    return [
      {
        id: task.id,
        group: 'Tasks',
        icon: <StatusIcon shape={shapes[task.category]} />,
        prefix: task.key,
        words: task.title,
        run: () => go(`/w/${workspaceId}/p/${project}/board?task=${task.key}`),
      },
    ];
  });
}

export const fold = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase();

const mostTasks = 8;

/** What fits all words that were typed; acts first, then tasks, then places. Without words tasks are left out. */
export function findItems(query: string, sources: Sources): PaletteItem[] {
  const words = fold(query).split(/\s+/).filter(Boolean);
  const fits = ({ prefix = '', words: text, seldom }: PaletteItem) => {
    if (!words.length) return !seldom;
    const folded = fold(`${prefix} ${text}`);
    return words.every((word) => folded.includes(word));
  };
  const tasks = words.length ? taskItems(sources).filter(fits).slice(0, mostTasks) : [];
  return [...acts(sources).filter(fits), ...tasks, ...places(sources).filter(fits)];
}
