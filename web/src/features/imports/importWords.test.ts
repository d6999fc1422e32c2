import { describe, expect, it } from 'vitest';
import type { Job } from './importTypes';
import { byOutcome, countWords, failure, sourceText } from './importWords';

describe('import words', () => {
  it('counts what there is, tasks first', () => {
    expect(countWords({ comments: 1, dependencies: 96, tasks: 412, labels: 0, savedFilters: 2 })).toEqual([
      '412 tasks',
      '96 links',
      '1 comment',
      '2 saved filters',
    ]);
  });

  it('groups fields by what becomes of them', () => {
    const field = (source: string, outcome: 'carried' | 'notCarried') => ({
      source,
      outcome,
      count: 1,
      target: null,
      note: null,
    });
    const groups = byOutcome([field('a', 'carried'), field('b', 'notCarried'), field('c', 'carried')]);
    expect(groups.carried.map(({ source }) => source)).toEqual(['a', 'c']);
    expect(groups.transformed).toEqual([]);
  });

  it('reads a path of the file', () => {
    expect(sourceText('Task/PredecessorLink/LinkLag')).toBe('Task › PredecessorLink › LinkLag');
  });

  it('always has a sentence for a failure', () => {
    const job = (error: Job['error']): Job => ({
      id: '1',
      kind: 'import',
      state: 'failed',
      progress: 0,
      report: null,
      error,
    });
    expect(failure(job({ code: 'importBroken', detail: 'The file ends too soon.' }))).toBe(
      'The file ends too soon.',
    );
    expect(failure(job(null))).toMatch(/nothing of it was kept/);
  });
});
