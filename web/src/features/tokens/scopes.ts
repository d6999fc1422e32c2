/** How much of an area a token may have. */
export type Reach = 'none' | 'read' | 'write';

interface Area {
  name: string;
  title: string;
  /** What lies in it. */
  about: string;
  /** What can be chosen beside none. */
  reaches: readonly Exclude<Reach, 'none'>[];
}

/** In the order of the form; the server knows the same areas. */
export const areas: readonly Area[] = [
  {
    name: 'tasks',
    title: 'Tasks',
    about: 'With checklists, links, files and history',
    reaches: ['read', 'write'],
  },
  {
    name: 'comments',
    title: 'Comments',
    about: 'Writing them; they are read with the tasks',
    reaches: ['write'],
  },
  { name: 'time', title: 'Time', about: 'Time entries', reaches: ['read', 'write'] },
  {
    name: 'projects',
    title: 'Projects',
    about: 'With people, statuses and labels',
    reaches: ['read', 'write'],
  },
  {
    name: 'workspaces',
    title: 'Workspaces',
    about: 'Members, invitations, settings',
    reaches: ['read', 'write'],
  },
  { name: 'imports', title: 'Imports', about: 'Bringing plans in from files', reaches: ['read', 'write'] },
  { name: 'audit', title: 'Audit log', about: 'Who did what, for admins', reaches: ['read'] },
  { name: 'account', title: 'Account', about: 'Name, address, list of workspaces', reaches: ['read'] },
];

export type Choice = Readonly<Record<string, Reach>>;

export const nothing: Choice = Object.fromEntries(areas.map(({ name }) => [name, 'none']));

/** Whoever may write may read as well, so each area is one scope. */
export const toScopes = (choice: Choice): string[] =>
  areas.filter(({ name }) => choice[name] !== 'none').map(({ name }) => `${name}:${choice[name]}`);

const list = (words: string[]) =>
  words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;

/** "Writes tasks and comments, reads projects". */
export function inWords(scopes: readonly string[]): string {
  const named = (reach: string) =>
    areas.filter(({ name }) => scopes.includes(`${name}:${reach}`)).map(({ title }) => title.toLowerCase());
  const [writes, all] = [named('write'), named('read')];
  const reads = all.filter((title) => !writes.includes(title));
  const text = [writes.length > 0 && `writes ${list(writes)}`, reads.length > 0 && `reads ${list(reads)}`]
    .filter(Boolean)
    .join(', ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}
