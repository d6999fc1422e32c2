import type { AxiosInstance } from 'axios';
import { takeRead } from '../api/headStart';
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
  const read = async <T>(path: string) => (await takeRead<T>(path)) ?? (await http.get<T>(path)).data;
  if (kind === 'project') return fromProjectSnapshot(await read<ProjectSnapshot>(`/projects/${id}/snapshot`));
  if (kind === 'workspace')
    return fromWorkspaceSnapshot(await read<WorkspaceSnapshot>(`/workspaces/${id}/snapshot`));
  return fromMeSnapshot(await read<MeSnapshot>('/me/snapshot'));
}

export function changesUrl(channel: string): string {
  const [kind, id] = split(channel);
  return kind === 'user' ? '/me/changes' : `/${kind}s/${id}/changes`;
}
