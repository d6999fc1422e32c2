import { beforeEach, describe, expect, it } from 'vitest';
import { recentTasks, rememberTask } from './recent';

const task = (n: number) => ({ id: `t${n}`, key: `WEB-${n}`, title: `Task ${n}`, category: 'todo' as const });

describe('what was opened lately', () => {
  beforeEach(() => localStorage.clear());

  it('keeps the last six, the newest first, each once', () => {
    for (const n of [1, 2, 3, 4, 5, 6, 7, 3]) rememberTask('ada', 'w', task(n));

    expect(recentTasks('ada', 'w').map(({ id }) => id)).toEqual(['t3', 't7', 't6', 't5', 't4', 't2']);
  });

  it('is of one person in one workspace', () => {
    rememberTask('ada', 'w', task(1));

    expect(recentTasks('ben', 'w')).toEqual([]);
    expect(recentTasks('ada', 'other')).toEqual([]);
  });

  it('begins anew where what was kept makes no sense', () => {
    localStorage.setItem('proflow.recent.ada.w', '{');

    expect(recentTasks('ada', 'w')).toEqual([]);
  });
});
