import { addDays, today } from '../src/lib/dates';
import { positionBetween } from '../src/lib/position';
import type {
  ChecklistItem,
  Attachment,
  Comment,
  Dependency,
  Label,
  ProjectMember,
  Status,
  Task,
  TimeEntry,
  WorkspaceMember,
} from '../src/model/types';
import { aLabel, aMember, aProject, aStatus, aTask, aUser, aWorkspace } from '../src/testing/builders';

export const workspace = aWorkspace();
export const project = aProject({ workspaceId: workspace.id, can: ['view', 'comment', 'edit', 'manage'] });
const projectId = project.id;

const names = [
  'Ada',
  'Ben',
  'Chidi',
  'Dana',
  'Emre',
  'Fumiko',
  'Grace',
  'Maximiliane Freifrau von Oberschwarzenberg-Wittgenstein',
  'ليلى',
];
export const members: WorkspaceMember[] = names.map((name, index) =>
  // Ids whose colours are the ones of the design's mocks.
  aMember({ workspaceId: workspace.id, name, userId: `0199a000-0000-7000-8000-00000000000${index}` }),
);
export const me = aUser({ id: members[0]?.userId ?? '', name: 'Ada' });
export const projectMembers: ProjectMember[] = [];
const person = (letters: string) =>
  [...letters].map((letter) => members.find((member) => member.name.startsWith(letter))?.userId ?? '');

let position: string | null = null;
const next = () => (position = positionBetween(position, null));
const step = (name: string, category: Status['category']) =>
  aStatus({ projectId, name, category, position: next() });
export const statuses = [
  step('Backlog', 'todo'),
  step('To do', 'todo'),
  step('In progress', 'inProgress'),
  step('In review', 'inProgress'),
  step('Done', 'done'),
  step('Cancelled', 'cancelled'),
];
const statusOf = (name: string) => statuses.find((status) => status.name === name) as Status;

const labelNames: [string, string][] = [
  ['Booking', '1'],
  ['Data', '2'],
  ['Payment', '3'],
  ['Bug', '4'],
  ['Content', '5'],
  ['Offline', '6'],
  ['Accessibility', '7'],
  ['Scanner', '8'],
  ['Barrierefreiheitsstärkungsgesetz', '1'],
  ['🚢 Ship', '2'],
  ['Legal', '3'],
  ['Kiosk', '4'],
  ['Print', '5'],
  ['Research', '6'],
];
export const labels: Label[] = labelNames.map(([name, color]) => aLabel({ projectId, name, color }));
const tagged = (...wanted: string[]) =>
  labels.filter((label) => wanted.includes(label.name)).map((label) => label.id);

const now = today();
let counter = 197;
const task = (status: string, title: string, fields: Partial<Task> = {}): Task =>
  aTask({
    projectId,
    title,
    key: `FER-${++counter}`,
    statusId: statusOf(status).id,
    category: statusOf(status).category,
    position: next(),
    ...fields,
  });

const scanner = task('In progress', 'Gate scanner works offline for 500 tickets', {
  priority: 'urgent',
  assigneeIds: person('CA'),
  labelIds: tagged('Offline', 'Scanner'),
  startDate: addDays(now, -7),
  dueDate: addDays(now, 3),
  estimateMinutes: 24 * 60,
  trackedMinutes: 17 * 60 + 40,
  progress: 60,
  description:
    'On Holm the gate has no signal. The scanner takes the sailing’s tickets along when it leaves the dock and checks them by itself.\n\n- 500 tickets checked at under 300 ms each\n- A ticket scanned twice says when and where it was scanned first',
});
const timetable = task('In progress', 'Import the timetable from the harbour office feed', {
  priority: 'high',
  assigneeIds: person('B'),
  labelIds: tagged('Data'),
  dueDate: addDays(now, -4),
  estimateMinutes: 960,
  trackedMinutes: 1155,
});
const part = (status: string, title: string, fields: Partial<Task> = {}) =>
  task(status, title, { parentId: scanner.id, ...fields });
const demo: Task[] = [
  task('To do', 'Hold wheelchair places until 24 h before departure', {
    priority: 'high',
    assigneeIds: person('D'),
    labelIds: tagged('Booking', 'Accessibility'),
    dueDate: addDays(now, 11),
    estimateMinutes: 1200,
  }),
  task('To do', 'German texts for the checkout', {
    priority: 'medium',
    assigneeIds: person('G'),
    labelIds: tagged('Content'),
    dueDate: addDays(now, 15),
    estimateMinutes: 720,
  }),
  task('To do', 'Print tickets at the harbour kiosk when the network is down', {
    priority: 'medium',
    labelIds: tagged('Offline'),
  }),
  task('To do', 'Season passes: pause and resume', {
    priority: 'low',
    assigneeIds: person('E'),
    labelIds: tagged('Booking'),
    dueDate: addDays(now, 18),
  }),
  task('To do', 'Dogs of foot passengers travel free'),
  scanner,
  timetable,
  task('In progress', 'Refund in full within 15 minutes of purchase', {
    priority: 'medium',
    assigneeIds: person('A'),
    labelIds: tagged('Payment'),
    dueDate: addDays(now, 8),
    estimateMinutes: 600,
    trackedMinutes: 150,
  }),
  task('In progress', 'Price table by vehicle length', {
    priority: 'medium',
    assigneeIds: person('E'),
    labelIds: tagged('Booking'),
    dueDate: addDays(now, 9),
    estimateMinutes: 480,
  }),
  task('In review', 'Card payment: the bank’s check opens twice in Safari', {
    priority: 'urgent',
    assigneeIds: person('A'),
    labelIds: tagged('Payment', 'Bug'),
    dueDate: now,
  }),
  task('In review', 'Seat map keeps the selection when the sailing changes', {
    priority: 'high',
    assigneeIds: person('F'),
    labelIds: tagged('Booking', 'Bug'),
    dueDate: addDays(now, 4),
  }),
  task('In review', 'Confirmation mail carries a calendar file', {
    priority: 'low',
    assigneeIds: person('G'),
    labelIds: tagged('Content'),
    dueDate: addDays(now, 7),
  }),
  task('Done', 'Timetable search forgives spelling: “Göteborg”, “Goteborg”', {
    priority: 'medium',
    assigneeIds: person('B'),
    labelIds: tagged('Data'),
    dueDate: addDays(now, -3),
  }),
  task('Done', 'Sign in with a one-time code', {
    priority: 'high',
    assigneeIds: person('C'),
    dueDate: addDays(now, -4),
  }),
  task('Done', 'Cookie notice without a trap', {
    priority: 'low',
    assigneeIds: person('G'),
    labelIds: tagged('Content'),
    dueDate: addDays(now, -5),
  }),
  part('Done', 'Ticket list as a signed file', { assigneeIds: person('C') }),
  part('Done', 'Holm’s gate clock runs true', { assigneeIds: person('B') }),
  part('Done', 'Battery lasts a day', { assigneeIds: person('C') }),
  part('In progress', 'Same ticket at two gates', { assigneeIds: person('A'), dueDate: addDays(now, 1) }),
  part('To do', 'Try it on the quay with gloves on'),
];

const hard: Task[] = [
  task(
    'To do',
    'Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz der Donaudampfschifffahrtsgesellschaftskapitänsmützenabteilung',
    {
      priority: 'urgent',
      assigneeIds: members.map((member) => member.userId),
      labelIds: labels.map((label) => label.id),
      dueDate: addDays(now, 500),
    },
  ),
  task(
    'To do',
    '🛳️👩🏽‍🚀 Fähre nach Åland – prüfen, ob „Überfahrt“ & <b>HTML</b> als Text stehen, und ob 120 Zeichen in drei Zeilen passen',
    { priority: 'high' },
  ),
  task('To do', 'تذاكر العبّارة: إعادة المبلغ كاملاً خلال خمس عشرة دقيقة من الشراء', {
    priority: 'medium',
    assigneeIds: person('ل'),
  }),
];

const words =
  'harbour ticket gate season lorry cabin quay ferry refund pier winch crew deck berth freight tide anchor manifest'.split(
    ' ',
  );
const priorities = ['none', 'low', 'medium', 'high', 'urgent'] as const;

export function tasksOf(set: string): Task[] {
  if (set === 'empty') return [];
  if (set === 'demo') return demo;
  if (set === 'hard') return [...hard, ...demo];
  const made = Array.from({ length: Number(set) - demo.length }, (_, index) => {
    const word = (salt: number) => words[(index * 7 + salt * 13) % words.length];
    return task(
      (statuses[index % 5] as Status).name,
      `${word(1)} ${word(2)} ${word(3)}${index % 3 ? ` with ${word(4)} before ${word(5)}` : ''}`,
      {
        priority: priorities[index % 5],
        assigneeIds: index % 4 ? [members[index % 7]?.userId ?? ''] : [],
        labelIds: index % 2 ? [labels[index % 8]?.id ?? ''] : [],
        dueDate: index % 3 ? addDays(now, (index % 60) - 10) : null,
        estimateMinutes: (index % 9) * 60 || null,
      },
    );
  });
  return [...demo, ...made];
}

export const dependencies: Dependency[] = [
  {
    id: '0199b000-0000-7000-8000-000000000001',
    projectId,
    predecessorId: timetable.id,
    successorId: scanner.id,
    type: 'FS',
    lagMinutes: 0,
    version: 1,
  },
];

const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();
const id = (n: number) => `0199c000-0000-7000-8000-00000000000${n}`;
const of = { projectId, taskId: scanner.id, version: 1 };
const ada = members[0] as WorkspaceMember;
const chidi = members[2] as WorkspaceMember;
export const comments: Comment[] = [
  {
    ...of,
    id: id(1),
    authorId: chidi.userId,
    authorName: 'Chidi',
    body: '@Ada 412 tickets at 180 ms. Shall we test two gates on Thursday?',
    parentId: null,
    internal: false,
    createdAt: ago(48),
    editedAt: null,
  },
  {
    ...of,
    id: id(2),
    authorId: ada.userId,
    authorName: 'Ada',
    body: 'Yes. FER-219 has to be in by then.',
    parentId: id(1),
    internal: false,
    createdAt: ago(8),
    editedAt: null,
  },
];
export const checklist: ChecklistItem[] = [
  { ...of, id: id(3), text: 'Charge both scanners', done: true, position: 'B' },
  { ...of, id: id(4), text: 'Print 20 test tickets', done: false, position: 'D' },
];
export const attachments: Attachment[] = [
  { ...of, id: id(5), name: 'Scanner manual', url: 'https://example.org/manual', createdAt: ago(4000) },
];
export const timeEntries: TimeEntry[] = [
  {
    ...of,
    id: id(6),
    userId: chidi.userId,
    userName: 'Chidi',
    startedAt: null,
    endedAt: null,
    date: addDays(now, -1),
    minutes: 460,
    note: 'Signed file',
    billable: true,
    createdAt: ago(1500),
  },
  {
    ...of,
    id: id(7),
    userId: ada.userId,
    userName: 'Ada',
    startedAt: null,
    endedAt: null,
    date: addDays(now, -2),
    minutes: 600,
    note: '',
    billable: false,
    createdAt: ago(3000),
  },
];
export const activity = [
  {
    seq: 9,
    at: ago(5),
    actorId: members[1]?.userId ?? null,
    commandId: id(8),
    entity: 'task',
    entityId: scanner.id,
    op: 'updated',
    fields: [{ field: 'statusId', from: statusOf('To do').id, to: statusOf('In progress').id }],
  },
  {
    seq: 8,
    at: ago(30),
    actorId: chidi.userId,
    commandId: id(9),
    entity: 'task',
    entityId: scanner.id,
    op: 'updated',
    fields: [
      { field: 'dueDate', from: addDays(now, 1), to: addDays(now, 3) },
      { field: 'priority', from: 'high', to: 'urgent' },
    ],
  },
  {
    seq: 7,
    at: ago(48),
    actorId: chidi.userId,
    commandId: id(9),
    entity: 'comment',
    entityId: id(1),
    op: 'created',
    fields: [],
  },
  {
    seq: 3,
    at: ago(5000),
    actorId: ada.userId,
    commandId: id(9),
    entity: 'task',
    entityId: scanner.id,
    op: 'created',
    fields: [],
  },
];
