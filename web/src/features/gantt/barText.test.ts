import { describe, expect, it } from 'vitest';
import { barText } from './barText';
import { dayOf } from './days';
import { treeRows } from './taskTree';
import { aTask } from './testTask';

const today = dayOf('2026-11-23');
function text(fields: Partial<Parameters<typeof aTask>[0]>, names: string[] = [], waits: string[] = []) {
  const [row] = treeRows([aTask({ id: '1', title: 'Refund', ...fields })], new Set());
  if (!row) throw new Error('no row');
  return barText(row, names, waits, today);
}
const week = { startDate: '2026-11-23', dueDate: '2026-11-27' };

describe('text of a bar', () => {
  it('says who and how far', () => {
    expect(text({ ...week, progress: 25 }, ['Ada Holm']).beside).toBe('Ada · 25 %');
    expect(text(week, ['Ada Holm', 'Ben', 'Chidi']).beside).toBe('Ada, Ben +1');
    expect(text(week).beside).toBe('Nobody yet');
    expect(text({ ...week, category: 'done' }).beside).toBe('done');
    expect(text({ ...week, category: 'done' }, ['Chidi']).beside).toBe('Chidi · done');
  });

  it('says how late it is, unless it is done', () => {
    const past = { startDate: '2026-11-16', dueDate: '2026-11-20' };
    expect(text(past).late).toBe('3 days late');
    expect(text({ ...past, category: 'done' }).late).toBeUndefined();
  });

  it('names everything that the picture shows', () => {
    const { name } = text({ ...week, progress: 25 }, ['Ada'], ['FER-222', 'FER-3']);
    expect(name).toMatch(/^Refund, .*23.* to .*27.*, 25 percent, waits for FER-222 and FER-3$/);
    expect(text({}).name).toBe('Refund, no dates');
  });
});
