import { describe, expect, it } from 'vitest';
import { aLabel, aStatus, aTask } from '../../testing/builders';
import { listRows, type Grouping, type ListRow, type Sorting } from './listRows';

const projectId = 'p';
const todo = aStatus({ projectId, name: 'To do' });
const done = aStatus({ projectId, name: 'Done', category: 'done' });
const bug = aLabel({ projectId, name: 'Bug' });
const people = [
  { userId: 'ada', name: 'Ada' },
  { userId: 'ben', name: 'Ben' },
];
const at = { projectId, statusId: todo.id };
const tree = aTask({ ...at, key: 'F-10', title: 'Tree', position: 'a', estimateMinutes: 60 });
const twig = aTask({
  ...at,
  key: 'F-9',
  title: 'Twig',
  position: 'b',
  parentId: tree.id,
  assigneeIds: ['ben', 'ada'],
  dueDate: '2026-12-01',
});
const leaf = aTask({
  ...at,
  key: 'F-2',
  title: 'Leaf',
  position: 'c',
  parentId: tree.id,
  statusId: done.id,
  labelIds: [bug.id],
});
const tasks = [tree, twig, leaf];

function lines(grouping: Grouping, sorting: Sorting | null = null, folded: string[] = []) {
  const options = {
    statuses: [todo, done],
    people,
    labels: [bug],
    grouping,
    sorting,
    folded: new Set(folded),
    canAdd: false,
  };
  return listRows(tasks, options).map(said);
}
const said = (row: ListRow) =>
  row.kind === 'group'
    ? `${row.name} ${row.count}`
    : row.kind === 'task'
      ? `${'  '.repeat(row.depth)}${row.task.title}`
      : '+';

describe('the list', () => {
  it('puts sub-tasks below their parent where both are in one group', () => {
    expect(lines('status')).toEqual(['To do 2', 'Tree', '  Twig', 'Done 1', 'Leaf']);
    expect(lines('none')).toEqual(['Tree', '  Leaf', '  Twig']);
  });

  it('shows a task in each group that it belongs to', () => {
    expect(lines('assignee')).toEqual(['Ada 1', 'Twig', 'Ben 1', 'Twig', 'Nobody 2', 'Tree', '  Leaf']);
    expect(lines('label')).toEqual(['Bug 1', 'Leaf', 'No label 2', 'Tree', '  Twig']);
  });

  it('sorts keys by number, and what is missing last in both directions', () => {
    expect(lines('none', { field: 'key', down: true })).toEqual(['Tree', '  Twig', '  Leaf']);
    expect(lines('none', { field: 'due', down: false })).toEqual(['Tree', '  Twig', '  Leaf']);
    expect(lines('none', { field: 'due', down: true })).toEqual(['Tree', '  Twig', '  Leaf']);
  });

  it('folds groups and parents', () => {
    expect(lines('status', null, [todo.id])).toEqual(['To do 2', 'Done 1', 'Leaf']);
    expect(lines('none', null, [`all:${tree.id}`])).toEqual(['Tree']);
  });
});
