import { expect, it } from 'vitest';
import { editWords } from './taskWords';
import type { TaskFields } from './taskCommands';
import type { Label, Status, Task } from './types';

const task = { key: 'FER-1', title: 'Seat map' } as Task;
const names = {
  statusById: new Map([['s', { name: 'In review' } as Status]]),
  labelById: new Map([['l', { name: 'Bug' } as Label]]),
  personById: new Map(['Ada', 'Ben', 'Chidi', 'Dana'].map((name) => [name, { name }])),
};

it.each<[TaskFields, string]>([
  [{ statusId: 's' }, 'FER-1 moved to In review'],
  [{ statusId: 's', position: 'a' }, 'FER-1 moved to In review'],
  [{ priority: 'none' }, 'FER-1 set to no priority'],
  [{ assigneeIds: ['Ada', 'Ben'] }, 'FER-1 assigned to Ada and Ben'],
  [{ assigneeIds: ['Ada', 'Ben', 'Chidi', 'Dana'] }, 'FER-1 assigned to Ada, Ben and 2 more'],
  [{ assigneeIds: [] }, 'FER-1 assigned to nobody'],
  [{ labelIds: ['l'] }, 'FER-1 labelled Bug'],
  [{ dueDate: null }, 'FER-1 has no due date now'],
  [{ title: 'x' }, 'FER-1 renamed'],
  [{ startDate: '2026-11-01', dueDate: '2026-11-02' }, 'FER-1 changed'],
])('%j says "%s"', (fields, words) => {
  expect(editWords([task], fields, names)).toBe(words);
});

it('counts several', () => {
  expect(editWords([task, task, task], { statusId: 's' }, names)).toBe('3 tasks moved to In review');
});
