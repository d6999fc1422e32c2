import { describe, expect, it } from 'vitest';
import type { Status, Task } from '../../model/types';
import { boardColumns, neighbour, placeAt, slotTowards } from './boardColumns';

const status = (id: string) => ({ id, name: id, category: 'todo' }) as Status;
const card = (id: string, statusId: string, position: string) => ({ id, statusId, position }) as Task;

const statuses = [status('todo'), status('doing'), status('empty'), status('done')];
const tasks = [
  card('a', 'todo', 'a'),
  card('d', 'doing', 'a5'),
  card('b', 'todo', 'b'),
  card('c', 'todo', 'c'),
  card('e', 'done', 'e'),
];
const columns = boardColumns(statuses, tasks);
const open = new Set<string>();

describe('columns of a board', () => {
  it('hold the tasks of their status in board order', () => {
    expect(columns.map(({ tasks: rows }) => rows.map(({ id }) => id).join(''))).toEqual([
      'abc',
      'd',
      '',
      'e',
    ]);
  });

  it('keep their identity until one of their tasks changes', () => {
    const moved = tasks.map((task) => (task.id === 'e' ? card('e', 'doing', 'b') : task));
    const next = boardColumns(statuses, moved, columns);
    expect(next[0]).toBe(columns[0]);
    expect(next[1]).not.toBe(columns[1]);
  });
});

describe('a slot', () => {
  it('lies between its neighbours, the moved card aside', () => {
    const place = placeAt(columns, 'a', { statusId: 'todo', index: 1 });
    expect(place?.position && place.position > 'b' && place.position < 'c').toBe(true);
  });

  it('at an end is open to one side', () => {
    expect((placeAt(columns, 'e', { statusId: 'todo', index: 9 })?.position ?? '') > 'c').toBe(true);
    expect((placeAt(columns, 'e', { statusId: 'todo', index: 0 })?.position ?? 'z') < 'a').toBe(true);
    expect(placeAt(columns, 'e', { statusId: 'empty', index: 0 })?.statusId).toBe('empty');
  });

  it('where the card stands already is no move', () => {
    expect(placeAt(columns, 'b', { statusId: 'todo', index: 1 })).toBeNull();
  });
});

describe('arrows', () => {
  it('go to the next card, past empty and folded columns', () => {
    expect(neighbour(columns, open, 'a', 'ArrowDown')).toBe('b');
    expect(neighbour(columns, open, 'c', 'ArrowDown')).toBeNull();
    expect(neighbour(columns, open, 'c', 'ArrowRight')).toBe('d');
    expect(neighbour(columns, open, 'd', 'ArrowRight')).toBe('e');
    expect(neighbour(columns, new Set(['doing']), 'a', 'ArrowRight')).toBe('e');
    expect(neighbour(columns, open, 'a', 'ArrowLeft')).toBeNull();
  });

  it('with Alt name the slot, also in an empty column', () => {
    expect(slotTowards(columns, 'a', 'ArrowDown')).toEqual({ statusId: 'todo', index: 1 });
    expect(slotTowards(columns, 'c', 'ArrowDown')).toBeNull();
    expect(slotTowards(columns, 'd', 'ArrowRight')).toEqual({ statusId: 'empty', index: 0 });
    expect(slotTowards(columns, 'c', 'ArrowRight')).toEqual({ statusId: 'doing', index: 1 });
    expect(slotTowards(columns, 'e', 'ArrowRight')).toBeNull();
  });
});
