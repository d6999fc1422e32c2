import { describe, expect, it } from 'vitest';
import type { Activity } from './activityApi';
import { activityWords, type Lookups } from './activityWords';

const known: Record<string, string> = {
  s1: 'To do',
  s2: 'In progress',
  ada: 'Ada',
  ben: 'Ben',
  l1: 'Bug',
  t2: 'FER-219',
};
const find = (id: string) => known[id] ?? null;
const names: Lookups = { status: find, person: find, label: find, milestone: find, task: find };

const words = (fields: Activity['fields'], more: Partial<Activity> = {}) =>
  activityWords(
    {
      seq: 1,
      at: '',
      actorId: 'ben',
      commandId: '',
      entity: 'task',
      entityId: 't1',
      op: 'updated',
      fields,
      ...more,
    },
    't1',
    names,
  );

describe('a change in words', () => {
  it.each<[string, unknown, unknown, string]>([
    ['statusId', 's1', 's2', 'moved it from To do to In progress'],
    ['statusId', 'gone', 's2', 'moved it from a former status to In progress'],
    ['priority', 'high', 'urgent', 'set the priority from high to urgent'],
    ['assigneeIds', [], ['ada', 'ben'], 'assigned Ada, Ben'],
    ['assigneeIds', ['ada'], [], 'took Ada off'],
    ['labelIds', [], ['l1'], 'added the label Bug'],
    ['title', 'Old', 'New', 'renamed it from “Old”'],
    ['description', '', 'x', 'wrote a description'],
    ['dueDate', '2026-11-20', null, 'removed the due date'],
    ['estimateMinutes', null, 90, 'set the estimate to 1 h 30'],
    ['parentId', null, 't2', 'made it part of FER-219'],
  ])('%s from %j to %j', (field, from, to, said) => {
    expect(words([{ field, from, to }])).toEqual([said]);
  });

  it('leaves out bookkeeping and what other tasks did', () => {
    expect(words([{ field: 'category', from: 'todo', to: 'done' }])).toEqual([]);
    expect(words([{ field: 'statusId', from: 's1', to: 's2' }], { entityId: 't9' })).toEqual([]);
    expect(words([], { entity: 'comment', op: 'created' })).toEqual([]);
  });

  it('tells which way a dependency goes', () => {
    const ends = (predecessorId: string, successorId: string) =>
      words(
        [
          { field: 'predecessorId', from: null, to: predecessorId },
          { field: 'successorId', from: null, to: successorId },
        ],
        { entity: 'dependency', op: 'created' },
      );
    expect(ends('t2', 't1')).toEqual(['made this wait for FER-219']);
    expect(ends('t1', 't2')).toEqual(['made FER-219 wait for this']);
  });
});
