import { describe, expect, it } from 'vitest';
import { completeQuery, filterToQuery, quoted, type QueryField } from './queryText';
import { readTaskFilter } from './taskFilter';

const field = (name: string, more: Partial<QueryField> = {}): QueryField => ({
  name,
  aliases: [],
  kind: name,
  about: '',
  operators: [':', '!='],
  words: [],
  sortable: false,
  ...more,
});
const fields = [
  field('assignee', { kind: 'person', words: ['me', 'none', 'any'], about: 'Who works on it' }),
  field('label', { words: ['none'], aliases: ['tag'] }),
  field('due', { kind: 'date', words: ['today', 'tomorrow'], sortable: true }),
  field('priority', { words: ['low', 'high'], sortable: true }),
];
const names = { person: ['Ada', 'Ben Müller'], label: ['needs design', 'UI'] };
/** The text with "|" where the caret is. */
const at = (text: string) => {
  const caret = text.indexOf('|');
  const whole = text.replace('|', '');
  const { from, to, choices } = completeQuery(whole, caret, fields, names);
  return { replaced: whole.slice(from, to), choices: choices.map((choice) => choice.text) };
};

describe('completing a query', () => {
  it('offers fields where a condition can begin, also by what they are about', () => {
    expect(at('|').choices).toEqual(['assignee:', 'label:', 'due:', 'priority:', 'not']);
    expect(at('a|')).toEqual({ replaced: 'a', choices: ['assignee:'] });
    expect(at('(la|')).toEqual({ replaced: 'la', choices: ['label:'] });
    expect(at('works|').choices).toEqual(['assignee:']);
  });

  it('offers values after a comparison, names in quotes where they have to be', () => {
    expect(at('assignee:|').choices).toEqual(['me', 'none', 'any', 'Ada', '"Ben Müller"']);
    expect(at('assignee:ben|')).toEqual({ replaced: 'ben', choices: ['"Ben Müller"'] });
    expect(at('assignee:mull|').choices).toEqual([]);
    expect(at('label:UI,"need|')).toEqual({ replaced: '"need', choices: ['"needs design"'] });
    expect(at('tag:u|').choices).toEqual(['UI']);
    expect(at('due<to|').choices).toEqual(['today', 'tomorrow']);
    expect(at('due:today..|').choices).toEqual(['today', 'tomorrow']);
    expect(at('-label:|').choices).toContain('UI');
  });

  it('offers what joins conditions after one, and nothing for a field that there is not', () => {
    expect(at('due:today o|').choices).toEqual(['or', 'order by']);
    expect(at('nonsense:|').choices).not.toContain('me');
  });

  it('offers fields to sort by after "order by", and then the direction', () => {
    expect(at('label:UI order by |').choices).toEqual(['due', 'priority']);
    expect(at('order by due |').choices).toEqual(['desc']);
    expect(at('order by due desc, p|')).toEqual({ replaced: 'p', choices: ['priority'] });
  });

  it('replaces the whole word around the caret', () => {
    expect(at('assi|gnee').replaced).toBe('assignee');
  });
});

describe('names in a query', () => {
  it.each([
    ['UI', 'UI'],
    ['needs design', '"needs design"'],
    ['say "hi"', '"say \\"hi\\""'],
    ['a:b', '"a:b"'],
    ['-x', '"-x"'],
    ['or', '"or"'],
    ['Größe', 'Größe'],
    ['etc.', '"etc."'],
  ])('writes %s as %s', (name, text) => expect(quoted(name)).toBe(text));
});

describe('chips as a query', () => {
  it('says the same in words', () => {
    const filter = readTaskFilter(
      new URLSearchParams('status=s1&assignee=me,u2&label=none&priority=high&due=late,none&q=gate scanner'),
    );

    expect(
      filterToQuery(filter, {
        statuses: [{ id: 's1', name: 'In review' }],
        labels: [],
        people: [{ userId: 'u2', name: 'Ben' }],
      }),
    ).toBe(
      'status:"In review" assignee:me,Ben label:none priority:high ((due<today status:open) or due:none) gate scanner',
    );
  });
});
