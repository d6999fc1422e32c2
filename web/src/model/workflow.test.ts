import { describe, expect, it } from 'vitest';
import { aStatus } from '../testing/builders';
import { mayTransition, wipState } from './workflow';

const contributor = { role: { role: 'contributor', roleId: null }, manages: false };

describe('mayTransition', () => {
  const way = { toStatusId: 'b', roles: null };
  it('lets tasks go anywhere from a status without a list', () => {
    expect(mayTransition(aStatus({ id: 'a', projectId: 'p' }), 'z', contributor)).toBe(true);
  });
  it('knows only the ways of a list', () => {
    const from = aStatus({ id: 'a', projectId: 'p', transitions: [way] });
    expect(mayTransition(from, 'b', contributor)).toBe(true);
    expect(mayTransition(from, 'a', contributor)).toBe(true);
    expect(mayTransition(from, 'c', contributor)).toBe(false);
    expect(mayTransition(from, 'c', { ...contributor, manages: true })).toBe(true);
  });
  it('keeps a way for its roles', () => {
    const from = aStatus({
      id: 'a',
      projectId: 'p',
      transitions: [{ toStatusId: 'b', roles: ['lead', 'tester-id'] }],
    });
    expect(mayTransition(from, 'b', contributor)).toBe(false);
    expect(mayTransition(from, 'b', { role: undefined, manages: false })).toBe(false);
    expect(mayTransition(from, 'b', { role: { role: 'lead' }, manages: false })).toBe(true);
    expect(mayTransition(from, 'b', { role: { role: 'custom', roleId: 'tester-id' }, manages: false })).toBe(
      true,
    );
  });
});

it('tells a full column from one that holds too much', () => {
  expect([wipState(9, null), wipState(2, 3), wipState(3, 3), wipState(4, 3)]).toEqual([
    'free',
    'free',
    'full',
    'over',
  ]);
});
