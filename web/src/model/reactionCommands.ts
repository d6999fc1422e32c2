import { uuid7 } from '../lib/uuid';
import { patch } from './taskCommands';
import type { Comment, CommandDraft, Reaction, ReactionKind } from './types';

export function addReaction(comment: Comment, userId: string, kind: ReactionKind): CommandDraft {
  const id = uuid7();
  const reaction: Reaction = {
    id,
    projectId: comment.projectId,
    taskId: comment.taskId,
    commentId: comment.id,
    userId,
    kind,
    internal: comment.internal,
    createdAt: new Date().toISOString(),
    version: 0,
  };
  return {
    method: 'POST',
    url: `/comments/${comment.id}/reactions`,
    body: { id, kind },
    patches: [patch('reaction', 'created', id, { ...reaction })],
    label: 'Reaction to a comment',
  };
}

export function removeReaction({ id, commentId, kind }: Reaction): CommandDraft {
  return {
    method: 'DELETE',
    url: `/comments/${commentId}/reactions/${kind}`,
    patches: [patch('reaction', 'deleted', id)],
    label: 'Reaction taken back',
  };
}
