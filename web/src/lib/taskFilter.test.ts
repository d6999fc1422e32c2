import { describe, expect, it } from 'vitest';
import { isFiltering, readTaskFilter, taskPredicate, writeTaskFilter, type Filterable } from './taskFilter';

const today = '2026-11-25';
const task = (fields: Partial<Filterable> = {}): Filterable => ({
  key: 'FER-214',
  title: 'Gate scanner in Göteborg',
  statusId: 's2',
  category: 'inProgress',
  priority: 'high',
  assigneeIds: ['ada', 'ben'],
  labelIds: ['l1'],
  dueDate: '2026-11-26',
  ...fields,
});
const shows = (query: string, fields?: Partial<Filterable>) =>
  taskPredicate(readTaskFilter(new URLSearchParams(query)), { me: 'ada', today })(task(fields));

describe('a filter in the address', () => {
  it.each([
    ['', true],
    ['status=s1,s2', true],
    ['status=s1', false],
    ['category=done', false],
    ['assignee=me', true],
    ['assignee=none', false],
    ['assignee=none,ben', true],
    ['label=l1,l2', true],
    ['label=none', false],
    ['priority=urgent,high', true],
    ['due=week', true],
    ['due=late', false],
    ['q=gote scan', true],
    ['q=FER-214', true],
    ['q=ferry', false],
    ['assignee=me&priority=low', false],
  ])('%s shows the task: %s', (query, shown) => {
    expect(shows(query)).toBe(shown);
  });

  it('finds tasks of nobody, without labels and without a date', () => {
    expect(shows('assignee=none&label=none&due=none', { assigneeIds: [], labelIds: [], dueDate: null })).toBe(
      true,
    );
  });

  it('calls nothing late that is done', () => {
    expect(shows('due=late', { dueDate: '2026-11-20' })).toBe(true);
    expect(shows('due=late', { dueDate: '2026-11-20', category: 'done' })).toBe(false);
  });

  it('reads back what it wrote and leaves the rest of the address', () => {
    const filter = readTaskFilter(new URLSearchParams('assignee=me,ben&due=late&q=a+b&task=FER-1'));
    const params = writeTaskFilter(new URLSearchParams('task=FER-1&status=s1'), filter);
    expect(params.get('task')).toBe('FER-1');
    expect(params.has('status')).toBe(false);
    expect(readTaskFilter(params)).toEqual(filter);
    expect(isFiltering(readTaskFilter(new URLSearchParams('task=FER-1&due=nonsense')))).toBe(false);
  });
});
