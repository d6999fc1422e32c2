import type { ListField, TaskFilter } from './taskFilter';

// What the client knows of the query language: enough to complete it while somebody types. Reading it is the server's part.

export interface QueryField {
  name: string;
  aliases: readonly string[];
  kind: string;
  about: string;
  operators: readonly string[];
  words: readonly string[];
  sortable: boolean;
}

/** Names that values can have here, by the kind of field. */
export type QueryNames = Readonly<Record<string, readonly string[] | undefined>>;

export interface Choice {
  /** What is written in its place. */
  text: string;
  /** What it means, for a person. */
  about: string;
  /** Goes on in the same place: a field wants its value. */
  open?: boolean;
}

export interface Completion {
  from: number;
  to: number;
  choices: Choice[];
}

interface Token {
  kind: 'word' | 'quoted' | 'operator' | 'comma' | 'range' | 'open' | 'close';
  text: string;
  start: number;
  end: number;
}

const pattern =
  /"(?:\\.|[^"\\])*"?|<=|>=|!=|\.\.|[:=<>(),]|[^\s":=<>(),!.]+(?:\.(?!\.)[^\s":=<>(),!.]*)*|[!.]/g;

function read(text: string): Token[] {
  return [...text.matchAll(pattern)].map((match) => {
    const found = match[0];
    const kind = found.startsWith('"')
      ? 'quoted'
      : /^([:=<>]|<=|>=|!=)$/.test(found)
        ? 'operator'
        : (({ ',': 'comma', '..': 'range', '(': 'open', ')': 'close' } as const)[found] ?? 'word');
    return { kind, text: found, start: match.index, end: match.index + found.length };
  });
}

/** A name as a value: in quotes where it would be more than one word. */
export function quoted(name: string): string {
  const plain = /^[^\s":=<>(),!.-][^\s":=<>(),!]*$/.test(name) && !name.includes('..') && !name.endsWith('.');
  if (plain && !/^(and|or|not|order|by)$/i.test(name)) return name;
  return `"${name.replace(/[\\"]/g, '\\$&')}"`;
}

const fold = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
const most = 12;

/** What could stand where the caret is. */
export function completeQuery(
  text: string,
  caret: number,
  fields: readonly QueryField[],
  names: QueryNames,
): Completion {
  const before = read(text.slice(0, caret));
  const last = before.at(-1);
  const typing =
    last?.end === caret && (last.kind === 'word' || (last.kind === 'quoted' && !/^".*"$/s.test(last.text)))
      ? last
      : undefined;
  const done = typing ? before.slice(0, -1) : before;
  const from = typing?.start ?? caret;
  const typed = fold((typing?.text ?? '').replace(/^"/, ''));
  const rest = /^[^\s":=<>(),!]*/.exec(text.slice(caret))?.[0].length ?? 0;
  const fits = ({ text: word, about }: Choice) =>
    fold(word.replace(/^"/, '')).startsWith(typed) ||
    (typed.length > 2 &&
      fold(about)
        .split(/\s+/)
        .some((part) => part.startsWith(typed)));
  const answer = (choices: Choice[]): Completion => ({
    from,
    to: typing ? caret + rest : caret,
    choices: choices.filter(fits).slice(0, most),
  });

  const field = fieldOfValue(done, fields);
  if (field) return answer(values(field, names));
  if (isOrder(done)) return answer(orders(done, fields));
  return answer(conditions(done, fields));
}

/** The field whose value is to come: "due<", "label:a,". */
function fieldOfValue(tokens: readonly Token[], fields: readonly QueryField[]): QueryField | undefined {
  let at = tokens.length - 1;
  if (!['operator', 'comma', 'range'].includes(tokens[at]?.kind ?? '')) return undefined;
  while (at >= 0 && tokens[at]?.kind !== 'operator') at--;
  const name = tokens[at - 1]?.text.replace(/^-/, '').toLowerCase();
  return fields.find((field) => field.name === name || field.aliases.includes(name ?? ''));
}

function isOrder(tokens: readonly Token[]): boolean {
  const words = tokens.map(({ text }) => text.toLowerCase());
  const at = words.lastIndexOf('order');
  return at >= 0 && words[at + 1] === 'by';
}

function values(field: QueryField, names: QueryNames): Choice[] {
  const words = field.words.map((word) => ({ text: word, about: '' }));
  const named = (names[field.kind] ?? []).map((name) => ({ text: quoted(name), about: '' }));
  return [...words, ...named];
}

function orders(tokens: readonly Token[], fields: readonly QueryField[]): Choice[] {
  const last = tokens.at(-1);
  const begun = last?.kind === 'comma' || last?.text.toLowerCase() === 'by';
  if (!begun) return [{ text: 'desc', about: 'the other way round' }];
  return fields.filter(({ sortable }) => sortable).map(({ name, about }) => ({ text: name, about }));
}

function conditions(tokens: readonly Token[], fields: readonly QueryField[]): Choice[] {
  const last = tokens.at(-1);
  const afterOne =
    last !== undefined &&
    last.kind !== 'open' &&
    !/^(and|or|not)$/i.test(last.kind === 'word' ? last.text : '');
  const open = fields.map(({ name, about }) => ({ text: `${name}:`, about, open: true }));
  const joins = afterOne
    ? [
        { text: 'or', about: 'either of the two' },
        { text: 'order by', about: 'what comes first' },
      ]
    : [];
  return [...open, { text: 'not', about: 'leave out' }, ...joins];
}

interface FilterNames {
  statuses: readonly { id: string; name: string }[];
  labels: readonly { id: string; name: string }[];
  people: readonly { userId: string; name: string }[];
}

const due: Record<string, string> = {
  late: '(due<today status:open)',
  today: 'due:today',
  week: '(due>=today due:thisweek)',
  later: 'due>thisweek',
  none: 'due:none',
};

/** The chips of a filter as a query that shows the same tasks. */
export function filterToQuery(filter: TaskFilter, { statuses, labels, people }: FilterNames): string {
  const nameOf = (rows: readonly { id: string; name: string }[]) => (id: string) =>
    id === 'none' || id === 'me' ? id : quoted(rows.find((row) => row.id === id)?.name ?? id);
  const persons = people.map(({ userId, name }) => ({ id: userId, name }));
  const list = (field: string, ids: readonly string[], name: (id: string) => string) =>
    ids.length > 0 ? [`${field}:${ids.map(name).join(',')}`] : [];
  const plain = (id: string) => id;
  const parts: Record<ListField, string[]> = {
    status: list('status', filter.status, nameOf(statuses)),
    category: list('stage', filter.category, plain),
    assignee: list('assignee', filter.assignee, nameOf(persons)),
    label: list('label', filter.label, nameOf(labels)),
    priority: list('priority', filter.priority, plain),
    due:
      filter.due.length > 1
        ? [`(${filter.due.map((range) => due[range]).join(' or ')})`]
        : filter.due.map((range) => due[range] ?? ''),
  };
  return [...Object.values(parts).flat(), ...filter.text.split(/\s+/).filter(Boolean).map(quoted)].join(' ');
}
