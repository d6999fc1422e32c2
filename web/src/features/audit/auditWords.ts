import type { AuditEvent } from './auditReads';

/** What each action is called: who did it stands before, and what it was done to in the place of {}. */
const words: Record<string, string> = {
  'signIn.succeeded': 'signed in',
  'signIn.failed': 'failed to sign in',
  'session.ended': 'ended a session',
  'session.tokenReused': 'used a stolen or old session token',
  'token.created': 'made an access token',
  'token.revoked': 'revoked an access token',
  'account.registered': 'made an account',
  'account.updated': 'changed their profile',
  'account.emailChanged': 'changed their e-mail address',
  'account.passwordChanged': 'changed their password',
  'account.disabled': 'was locked out',
  'account.enabled': 'was let in again',
  'account.deleted': 'deleted their account',
  'factor.added': 'added a second factor',
  'factor.removed': 'removed a second factor',
  'factor.recoveryCodesRenewed': 'made new recovery codes',
  'login.linked': 'linked {} to sign in with',
  'login.unlinked': 'unlinked {}',
  'role.created': 'made the role {}',
  'role.updated': 'changed the role {}',
  'role.deleted': 'deleted the role {}',
  'workspace.created': 'made the workspace {}',
  'workspace.updated': 'changed the workspace',
  'workspace.signInRulesChanged': 'changed how people sign in to the workspace',
  'workspace.deleted': 'deleted the workspace {}',
  'workspace.restored': 'brought back the workspace {}',
  'member.added': 'added {} as a member',
  'member.roleChanged': 'changed the role of {}',
  'member.removed': 'removed {} from the workspace',
  'invitation.created': 'invited {}',
  'invitation.accepted': 'accepted an invitation',
  'invitation.revoked': 'withdrew an invitation',
  'project.created': 'made the project {}',
  'project.updated': 'changed the project {}',
  'project.visibilityChanged': 'changed who sees the project {}',
  'project.deleted': 'deleted the project {}',
  'project.restored': 'brought back the project {}',
  'projectMember.added': 'added {} to a project',
  'projectMember.roleChanged': 'changed the project role of {}',
  'projectMember.removed': 'removed {} from a project',
  'status.created': 'added the status {}',
  'status.updated': 'changed the status {}',
  'status.deleted': 'deleted the status {}',
  'label.created': 'added the label {}',
  'label.updated': 'changed the label {}',
  'label.deleted': 'deleted the label {}',
  'task.deleted': 'deleted the task {}',
  'task.restored': 'brought back the task {}',
  'comment.deleted': 'deleted a comment',
  'attachment.deleted': 'deleted the link {}',
  'timeEntry.deleted': 'deleted the time entry {}',
  'import.finished': 'imported {}',
  'import.removed': 'took back the import {}',
  'command.undone': 'undid a change',
  'access.refused': 'was refused',
  'limit.reached': 'ran into a limit',
  'audit.exported': 'exported the audit log',
  'audit.pruned': 'The oldest events were removed',
  'audit.personErased': 'A person was taken out of the log',
};

/** Where somebody did it to themselves. */
const ownWords: Record<string, string> = {
  'member.added': 'became a member',
  'member.removed': 'left the workspace',
  'member.roleChanged': 'changed their own role',
  'projectMember.added': 'joined a project',
  'projectMember.removed': 'left a project',
  'projectMember.roleChanged': 'changed their own role in a project',
};

/** "member.roleChanged" in words; an action that is newer than this client is spelled out. */
export const actionWords = (action: string) =>
  words[action] ??
  action
    .replace('.', ': ')
    .replace(/([a-z])([A-Z])/g, (_, a: string, b: string) => `${a} ${b.toLowerCase()}`);

const groups: Record<string, string> = {
  signIn: 'Sign-ins',
  session: 'Sessions',
  account: 'Accounts',
  token: 'Access tokens',
  factor: 'Second factors',
  login: 'Linked accounts',
  workspace: 'Workspace',
  member: 'Members',
  invitation: 'Invitations',
  project: 'Projects',
  projectMember: 'Project members',
  role: 'Roles',
  status: 'Statuses',
  label: 'Labels',
  task: 'Tasks',
  access: 'Refusals of access',
  limit: 'Limits',
  timeEntry: 'Time entries',
  command: 'Undo',
  import: 'Imports',
  audit: 'The audit log itself',
};

/** The kinds of events that one can look for: the first words of the actions that the server knows. */
export const actionGroups = (actions: readonly string[]) =>
  [...new Set(actions.map((action) => action.split('.')[0] ?? action))].map((value) => ({
    value,
    name: groups[value] ?? actionWords(value).replace(/^./, (c) => c.toUpperCase()),
  }));

export const outcomeWords = { allowed: 'Done', refused: 'Refused', failed: 'Failed' } as const;

/** Who did it, as far as is known. */
export const actorName = (event: AuditEvent) =>
  event.actorName ??
  (event.actorId
    ? 'A former user'
    : event.action === 'signIn.failed'
      ? (event.targetName ?? 'Somebody')
      : event.action.startsWith('audit.')
        ? ''
        : 'Somebody');

/** What was done, in words, around the name of what it was done to, if that is said. */
export function sentence(event: AuditEvent): [before: string, target: string | null, after: string] {
  const own = event.targetId !== null && event.targetId === event.actorId;
  const text = (own && ownWords[event.action]) || actionWords(event.action);
  const [before = '', after] = text.split('{}');
  if (after === undefined) return [text, null, ''];
  if (event.action === 'invitation.created' && !event.targetName) return ['made an invitation', null, ''];
  return [
    before,
    event.targetName ??
      (event.targetType === 'member' || event.targetType === 'projectMember' ? 'a former user' : ''),
    after,
  ];
}

/** The person whose picture stands beside the event. */
export const pictured = (event: AuditEvent) => {
  const userId = event.actorId ?? (event.targetType === 'user' ? event.targetId : null);
  return userId ? { userId, name: actorName(event) } : null;
};

/** From what to what, field by field, or the details as they are. */
export function detailLines(details: unknown): [name: string, value: string][] {
  if (typeof details !== 'object' || details === null) return [];
  return Object.entries(details).map(([name, value]) => {
    const change = value as { from?: unknown; to?: unknown } | null;
    const isChange = typeof change === 'object' && change !== null && 'from' in change && 'to' in change;
    const title = name
      .replace(/([A-Z])/g, ' $1')
      .toLowerCase()
      .replace(/^./, (c) => c.toUpperCase());
    return [title, isChange ? `${plain(change.from)} → ${plain(change.to)}` : plain(value)];
  });
}

const plain = (value: unknown): string =>
  value === null || value === undefined
    ? 'nothing'
    : typeof value === 'string'
      ? value || 'empty'
      : JSON.stringify(value);
