import { describe, expect, it } from 'vitest';
import { aTask } from '../../testing/builders';
import { daySentence, groupMyWork } from './myWork';

const today = '2026-11-24'; // a Tuesday
const due = (dueDate: string | null, key = 'FER-1') => aTask({ projectId: 'p', dueDate, key });

describe('my work', () => {
  it('stands under today when it is due or late, under this week until Sunday, and else later', () => {
    const tasks = [
      due(null, 'FER-6'),
      due('2026-11-30', 'FER-5'),
      due('2026-11-29', 'FER-3'),
      due(today, 'FER-2'),
      due('2026-10-01'),
    ];

    const groups = groupMyWork(tasks, today).map(({ name, tasks: found }) => [
      name,
      found.map(({ key }) => key),
    ]);

    expect(groups).toEqual([
      ['Today', ['FER-1', 'FER-2']],
      ['This week', ['FER-3']],
      ['Later', ['FER-5', 'FER-6']],
    ]);
  });

  it('puts the more urgent of one day first', () => {
    const tasks = [
      aTask({ projectId: 'p', dueDate: today, key: 'FER-1', priority: 'low' }),
      aTask({ projectId: 'p', dueDate: today, key: 'FER-2', priority: 'urgent' }),
    ];

    expect(groupMyWork(tasks, today)[0]?.tasks.map(({ key }) => key)).toEqual(['FER-2', 'FER-1']);
  });

  it.each([
    [[], 'Nothing is due today.'],
    [[today], 'One thing is due today.'],
    [[today, today], 'Two things are due today.'],
    [['2026-11-20', today], 'One thing is due today; one task is late.'],
    [['2026-11-20', '2026-11-21'], 'Nothing is due today; two tasks are late.'],
  ])('says the day in one sentence: %j', (dates, sentence) => {
    expect(
      daySentence(
        dates.map((date) => due(date)),
        today,
      ),
    ).toBe(sentence);
  });
});
