import type { AxiosInstance } from 'axios';
import {
  fromMeSnapshot,
  fromProjectSnapshot,
  fromWorkspaceSnapshot,
  type Loaded,
  type MeSnapshot,
  type ProjectSnapshot,
  type WorkspaceSnapshot,
} from '../model/snapshots';

function split(channel: string): [kind: string, id: string] {
  const colon = channel.indexOf(':');
  return [channel.slice(0, colon), channel.slice(colon + 1)];
}

export async function loadChannel(http: AxiosInstance, channel: string): Promise<Loaded> {
  const [kind, id] = split(channel);
  if (kind === 'project')
    return fromProjectSnapshot((await http.get<ProjectSnapshot>(`/projects/${id}/snapshot`)).data);
  if (kind === 'workspace')
    return fromWorkspaceSnapshot((await http.get<WorkspaceSnapshot>(`/workspaces/${id}/snapshot`)).data);
  return fromMeSnapshot((await http.get<MeSnapshot>('/me/snapshot')).data);
}

export function changesUrl(channel: string): string {
  const [kind, id] = split(channel);
  return kind === 'user' ? '/me/changes' : `/${kind}s/${id}/changes`;
}
