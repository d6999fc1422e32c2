import type { ImportedField, ImportFormat, ImportReport, Job, Outcome } from './importTypes';

export const formatNames: Record<ImportFormat, string> = { mspdi: 'MS Project XML', trello: 'Trello board' };
export const outcomeNames: Record<Outcome, string> = {
  carried: 'Taken',
  transformed: 'Changed',
  notCarried: 'Left out',
};

const nouns: Record<string, [one: string, many: string]> = {
  tasks: ['task', 'tasks'],
  dependencies: ['link', 'links'],
  statuses: ['status', 'statuses'],
  labels: ['label', 'labels'],
  people: ['person', 'people'],
  members: ['person', 'people'],
  comments: ['comment', 'comments'],
  checklistItems: ['checklist item', 'checklist items'],
  attachments: ['attachment', 'attachments'],
  importedData: ['record kept as data', 'records kept as data'],
};

export const count = (n: number, one: string, many: string) =>
  `${n.toLocaleString()} ${n === 1 ? one : many}`;

/** "412 tasks", "96 links"…: what there is, the most telling first, nothing that is not there. */
export function countWords(counts: Readonly<Record<string, number>>): string[] {
  const order = Object.keys(nouns);
  return Object.entries(counts)
    .filter(([, n]) => n > 0)
    .sort(([a], [b]) => place(order, a) - place(order, b))
    .map(([name, n]) => count(n, ...(nouns[name] ?? [spaced(name), spaced(name)])));
}

const place = (order: readonly string[], name: string) =>
  order.includes(name) ? order.indexOf(name) : order.length;
const spaced = (name: string) => name.replace(/([A-Z])/g, ' $1').toLowerCase();

/** "Import 412 tasks" */
export const importButton = (report: ImportReport) =>
  `Import ${count(report.counts.tasks ?? 0, 'task', 'tasks')}`;

export function byOutcome(fields: readonly ImportedField[]): Record<Outcome, ImportedField[]> {
  const groups: Record<Outcome, ImportedField[]> = { carried: [], transformed: [], notCarried: [] };
  for (const field of fields) groups[field.outcome].push(field);
  return groups;
}

/** "Task/PercentComplete" as it is read: "Task › PercentComplete". */
export const sourceText = (source: string) => source.split(/[/.]/).filter(Boolean).join(' › ');

/** What went wrong in a job, in its own words. */
export const failure = ({ error }: Job): string =>
  error?.detail ?? 'The import stopped and nothing of it was kept. Try it once more.';

export const isDone = (job: Job) => job.state === 'succeeded' || job.state === 'failed';
