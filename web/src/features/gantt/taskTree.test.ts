import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayOf } from './days';
import { aTask } from './testTask';
import { tasksBelow, treeRows } from './taskTree';

const plan = [
  aTask({ id: '3', parentId: '1', startDate: '2026-11-16', dueDate: '2026-11-20', progress: 50 }),
  aTask({ id: '1', startDate: '2026-01-01', dueDate: '2026-01-02' }),
  aTask({ id: '2', parentId: '1', startDate: '2026-11-09', dueDate: '2026-11-13', category: 'done' }),
  aTask({ id: '4', parentId: '3', title: 'Deep' }),
  aTask({ id: '5' }),
];
const shape = (rows: ReturnType<typeof treeRows>) =>
  rows.map((row) => `${'.'.repeat(row.level - 1)}${row.task.id}`);
const none = new Set<string>();

describe('task tree', () => {
  it('puts sub-tasks below their task, in their order', () => {
    expect(shape(treeRows(plan, none))).toEqual(['1', '.2', '.3', '..4', '5']);
    expect(treeRows(plan, none)[2]).toMatchObject({
      place: 2,
      siblings: 2,
      children: 1,
      open: true,
      parent: '1',
    });
  });

  it('keeps the order in which tasks were made, and what has no number yet last', () => {
    const tasks = [
      aTask({ id: 'a', key: '', position: '0' }),
      aTask({ id: 'b', key: 'A-2-10', position: '1' }),
      aTask({ id: 'c', key: 'A-2-9', position: '2' }),
    ];
    expect(shape(treeRows(tasks, none))).toEqual(['c', 'b', 'a']);
  });

  it('folds', () => {
    const rows = treeRows(plan, new Set(['1']));
    expect(shape(rows)).toEqual(['1', '5']);
    expect(rows[0]).toMatchObject({ children: 2, open: false });
  });

  it('spans a task over what lies below it, weighing progress by length', () => {
    expect(treeRows(plan, none)[0]).toMatchObject({
      summary: true,
      span: { start: dayOf('2026-11-09'), end: dayOf('2026-11-21') },
      progress: 75,
    });
  });

  it('lets a task keep its own dates while nothing below has any', () => {
    expect(treeRows(plan, none)[2]).toMatchObject({ summary: false, progress: 50 });
  });

  it('keeps the way up to what a filter finds', () => {
    const rows = treeRows(plan, none, (task) => task.title === 'Deep');
    expect(shape(rows)).toEqual(['1', '.3', '..4']);
    expect(rows.map((row) => row.context)).toEqual([true, true, false]);
  });

  it('shows a task whose parent is gone', () => {
    expect(shape(treeRows([aTask({ id: '1', parentId: 'gone' })], none))).toEqual(['1']);
  });

  it('shows every task exactly once, whatever the parents', () => {
    const ids = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
    fc.assert(
      fc.property(fc.dictionary(ids, fc.option(ids)), (parents) => {
        const tasks = Object.entries(parents).map(([id, parentId]) => aTask({ id, parentId }));
        expect(
          shape(treeRows(tasks, none))
            .map((row) => row.replaceAll('.', ''))
            .sort(),
        ).toEqual(Object.keys(parents).sort());
      }),
    );
  });

  it('knows all that is below a task', () => {
    expect(tasksBelow(plan, '1').map((task) => task.id)).toEqual(['2', '3', '4']);
  });
});
