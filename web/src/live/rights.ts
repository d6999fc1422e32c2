import type { AxiosInstance } from 'axios';
import { rowsRead } from '../model/modelSlice';
import { projectChannel, userChannel, workspaceChannel } from '../model/streams';
import type { Change, Project, Tables } from '../model/types';
import type { FollowerStore } from './follower';

interface Reloader {
  load(channel: string): Promise<void>;
}

/** What one may do (`role`, `can`) stands in replies, not in changes: asked for again when a change may have moved it. */
export function refreshRights(
  http: AxiosInstance,
  store: FollowerStore,
  follower: Reloader,
  before: Tables,
  changes: readonly Change[],
) {
  const me = store.getState().model.userId;
  if (!me) return;
  const channels = new Set<string>();
  const projects = new Set<string>();
  for (const { entity, entityId, op, data } of changes) {
    // Whoever has the role has what it gives: a place of mine may have it, or a project that I know nothing of yet.
    if (entity === 'role' && (op !== 'updated' || 'permissions' in data)) {
      const workspaceId = before.role[entityId]?.workspaceId ?? (data.workspaceId as string | undefined);
      if (workspaceId && op !== 'created') channels.add(workspaceChannel(workspaceId));
    }
    if (entity === 'workspaceMember' || entity === 'projectMember') {
      const row: Readonly<Record<string, unknown>> = { ...before[entity][entityId], ...data };
      if (row.userId !== me) continue;
      if (typeof row.projectId === 'string') channels.add(projectChannel(row.projectId));
      // With a role comes and goes what one sees: the list of projects, the list of workspaces.
      if (typeof row.workspaceId === 'string') channels.add(workspaceChannel(row.workspaceId));
      if (entity === 'workspaceMember') channels.add(userChannel(me));
    }
    if (entity === 'project' && (op === 'created' || 'private' in data)) projects.add(entityId);
  }
  const { streams } = store.getState().model;
  for (const channel of channels) {
    if (channel.startsWith('workspace:'))
      for (const followed of Object.keys(streams))
        if (followed.startsWith('project:')) channels.add(followed);
    if (streams[channel] && streams[channel].status !== 'lost') void follower.load(channel);
  }
  for (const id of projects)
    void http
      .get<Project>(`/projects/${id}`)
      .then(({ data }) => store.dispatch(rowsRead([{ entity: 'project', rows: [data] }])))
      .catch(() => undefined);
}
