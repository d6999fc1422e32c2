import { describe, expect, it } from 'vitest';
import { dayOf } from './days';
import { linkSentence, targetAt, typeOf } from './linkDraft';
import { treeRows } from './taskTree';
import { aTask } from './testTask';
import { scaleFor, xOf } from './timeScale';

const tasks = [
  aTask({ id: '1', startDate: '2026-11-09', dueDate: '2026-11-13' }),
  aTask({ id: '2' }),
  aTask({ id: '3', startDate: '2026-11-16', dueDate: '2026-11-20' }),
];
const rows = treeRows(tasks, new Set());
const scale = scaleFor('day', dayOf('2026-11-24'), []);
const at = (date: string, row: number) => targetAt(rows, scale, 34, xOf(scale, dayOf(date)), row * 34 + 10);

describe('drawing a link', () => {
  it('means the start of a bar, and its end in its last third', () => {
    expect(at('2026-11-17', 2)).toEqual({ id: '3', side: 'start' });
    expect(at('2026-11-20', 2)).toEqual({ id: '3', side: 'end' });
  });

  it('finds nothing beside bars, in rows without dates, and below the last row', () => {
    expect(at('2026-11-25', 2)).toBeUndefined();
    expect(at('2026-11-17', 1)).toBeUndefined();
    expect(at('2026-11-17', 9)).toBeUndefined();
  });

  it('makes every type of the two sides', () => {
    expect([
      typeOf('end', 'start'),
      typeOf('start', 'start'),
      typeOf('end', 'end'),
      typeOf('start', 'end'),
    ]).toEqual(['FS', 'SS', 'FF', 'SF']);
    expect(linkSentence('FS', 'FER-1', 'FER-2')).toBe('FER-2 starts after FER-1 has ended');
  });
});
