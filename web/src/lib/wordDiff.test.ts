import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wordDiff } from './wordDiff';

describe('the differences of two texts', () => {
  it('are shown by words', () => {
    expect(wordDiff('Why so late?', 'Why not so early?')).toEqual([
      { kind: 'same', text: 'Why ' },
      { kind: 'added', text: 'not ' },
      { kind: 'same', text: 'so ' },
      { kind: 'removed', text: 'late' },
      { kind: 'added', text: 'early' },
      { kind: 'same', text: '?' },
    ]);
  });

  it('give each of the two back, whatever they are', () => {
    const text = fc.array(fc.constantFrom('a', 'b', ' ', '\n', '🎉', '.', 'ü'), { maxLength: 30 });
    fc.assert(
      fc.property(text, text, (from, to) => {
        const parts = wordDiff(from.join(''), to.join(''));
        const without = (kind: string) =>
          parts
            .filter((part) => part.kind !== kind)
            .map((part) => part.text)
            .join('');
        expect([without('added'), without('removed')]).toEqual([from.join(''), to.join('')]);
      }),
    );
  });

  it('of two long strangers are each as a whole', () => {
    const [from, to] = ['a '.repeat(2000), 'b-'.repeat(2000)];
    expect(wordDiff(from, to).map(({ kind }) => kind)).toEqual(['removed', 'added']);
  });
});
