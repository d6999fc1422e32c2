import { uuid7 } from '../lib/uuid';
import { named, patch, undoOnServer } from './taskCommands';
import type { Attachment, CommandDraft, Task } from './types';

// Links and files of a task. A new file is no command: its bytes go their own way, see live/uploads.ts.

export function addLink(
  task: Task,
  author: { id: string; name: string },
  name: string,
  url: string,
): CommandDraft {
  const id = uuid7();
  const link: Attachment = {
    id,
    projectId: task.projectId,
    taskId: task.id,
    name,
    url,
    size: null,
    mediaType: null,
    preview: 'none',
    width: null,
    height: null,
    authorId: author.id,
    authorName: author.name,
    createdAt: new Date().toISOString(),
    version: 0,
  };
  return {
    method: 'POST',
    url: `/tasks/${task.id}/attachments`,
    body: { id, name, url },
    patches: [patch('attachment', 'created', id, { ...link })],
    label: `Link “${name}” added to ${named(task)}`,
  };
}

export function renameAttachment(attachment: Attachment, name: string): CommandDraft {
  return {
    method: 'PATCH',
    url: `/attachments/${attachment.id}`,
    body: { name },
    patches: [patch('attachment', 'updated', attachment.id, { name })],
    label: `“${attachment.name}” renamed`,
    undo: () => renameAttachment({ ...attachment, name }, attachment.name),
  };
}

export function deleteAttachment(attachment: Attachment): CommandDraft {
  return {
    method: 'DELETE',
    url: `/attachments/${attachment.id}`,
    patches: [patch('attachment', 'deleted', attachment.id)],
    label: `${attachment.url === null ? 'File' : 'Link'} “${attachment.name}” removed`,
    undo: undoOnServer(`“${attachment.name}” brought back`, 'attachment', attachment),
  };
}
