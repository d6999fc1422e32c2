import type { SessionUser } from '../api/session';
import { rowsRead } from '../model/modelSlice';
import type { Project, Workspace } from '../model/types';
import type { LiveThunk } from './commands';

/** Each throws a `Problem` whose sentence belongs into the form. */
export const signIn =
  (email: string, password: string): LiveThunk<Promise<SessionUser>> =>
  (_, __, { session }) =>
    session.signIn(email, password);

export const register =
  (name: string, email: string, password: string): LiveThunk<Promise<SessionUser>> =>
  (_, __, { session }) =>
    session.register(name, email, password);

export const signOut =
  (): LiveThunk<Promise<void>> =>
  (_, __, { session }) =>
    session.signOut();

/** Lets go of a refused change in "Not accepted". */
export const letGo =
  (id: string): LiveThunk<Promise<void>> =>
  (_, __, live) =>
    live.letGo(id);

/** Loads a channel unless it is here, and follows it from then on. */
export const follow =
  (channel: string): LiveThunk<Promise<void>> =>
  (_, __, { follower }) =>
    follower.follow(channel);

/** Reads a channel's snapshot again, to see at once what has just been granted or made. */
export const reload =
  (channel: string): LiveThunk<Promise<void>> =>
  (_, __, { follower }) =>
    follower.load(channel);

/** Accepts an invitation and makes the workspace known here. Resolves to its id; throws a `Problem`. */
export const acceptInvitation =
  (token: string): LiveThunk<Promise<string>> =>
  async (dispatch, _, { http }) => {
    const { data } = await http.post<Workspace>(`/invitations/${encodeURIComponent(token)}/accept`);
    dispatch(rowsRead([{ entity: 'workspace', rows: [data] }]));
    return data.id;
  };

/** The sample project in a new or present workspace. Resolves to its key; throws a `Problem`. */
export const addSampleProject =
  (workspaceId: string): LiveThunk<Promise<string>> =>
  async (dispatch, _, { http }) => {
    const { data } = await http.post<Project>(`/workspaces/${workspaceId}/sample`);
    dispatch(rowsRead([{ entity: 'project', rows: [data] }]));
    return data.key;
  };
