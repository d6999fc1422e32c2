import { describe, expect, it } from 'vitest';
import { auditParams, type AuditEvent } from './auditReads';
import { actionGroups, actorName, detailLines, sentence } from './auditWords';

const event = (over: Partial<AuditEvent>): AuditEvent => ({
  n: 1,
  at: '2026-11-25T08:00:00.000Z',
  action: 'member.roleChanged',
  outcome: 'allowed',
  actorId: 'ada',
  actorName: 'Ada',
  targetType: 'member',
  targetId: 'ben',
  targetName: 'Ben',
  projectId: null,
  commandId: null,
  address: null,
  userAgent: null,
  details: null,
  erased: false,
  ...over,
});

const said = (over: Partial<AuditEvent>) => `${actorName(event(over))} ${sentence(event(over)).join('')}`;

describe('an event of the audit log', () => {
  it.each<[Partial<AuditEvent>, string]>([
    [{}, 'Ada changed the role of Ben'],
    [{ action: 'projectMember.added' }, 'Ada added Ben to a project'],
    [{ action: 'member.removed', targetId: 'ada' }, 'Ada left the workspace'],
    [{ targetName: null }, 'Ada changed the role of a former user'],
    [
      { action: 'signIn.failed', actorId: null, actorName: null, targetType: 'user' },
      'Ben failed to sign in',
    ],
    [{ action: 'invitation.created', targetName: null }, 'Ada made an invitation'],
    [{ action: 'token.createdForRobot' }, 'Ada token: created for robot'],
  ])('%o reads %s', (over, text) => expect(said(over)).toBe(text));

  it('tells from what to what a field was set', () =>
    expect(detailLines({ role: { from: 'member', to: null }, dueDate: '2026-12-01' })).toEqual([
      ['Role', 'member → nothing'],
      ['Due date', '2026-12-01'],
    ]));
});

it('offers each kind of event once', () =>
  expect(actionGroups(['member.added', 'member.removed', 'signIn.failed'])).toEqual([
    { value: 'member', name: 'Members' },
    { value: 'signIn', name: 'Sign-ins' },
  ]));

it('asks for whole days: to the midnight after the last', () => {
  const params = auditParams({ from: '2026-11-01', to: '2026-11-01', q: '' });
  expect(Date.parse(params['to'] ?? '') - Date.parse(params['from'] ?? '')).toBe(86_400_000);
  expect(params).not.toHaveProperty('q');
});
