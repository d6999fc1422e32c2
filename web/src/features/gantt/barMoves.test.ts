import { describe, expect, it } from 'vitest';
import { datesAfter } from './barMoves';
import { treeRows } from './taskTree';
import { aTask } from './testTask';

const tasks = [
  aTask({ id: '1' }),
  aTask({ id: '2', parentId: '1', startDate: '2026-11-09', dueDate: '2026-11-13' }),
  aTask({ id: '3', parentId: '1' }),
  aTask({ id: '4', startDate: '2026-12-04', dueDate: '2026-12-04', estimateMinutes: 0 }),
];
const rows = treeRows(tasks, new Set());
function row(id: string) {
  const found = rows.find(({ task }) => task.id === id);
  if (!found) throw new Error(`no row ${id}`);
  return found;
}

describe('moving bars', () => {
  it('takes along what lies below a summary', () => {
    expect([...datesAfter(row('1'), tasks, 'move', 3)]).toEqual([
      ['2', { startDate: '2026-11-12', dueDate: '2026-11-16' }],
    ]);
  });

  it('pulls at the ends of tasks only', () => {
    expect(datesAfter(row('2'), tasks, 'end', 1).get('2')?.dueDate).toBe('2026-11-14');
    expect(datesAfter(row('1'), tasks, 'end', 1).size).toBe(0);
    expect(datesAfter(row('4'), tasks, 'start', -1).size).toBe(0);
    expect(datesAfter(row('4'), tasks, 'move', -1).get('4')?.dueDate).toBe('2026-12-03');
  });
});
