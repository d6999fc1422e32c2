import type { FactorProof, SessionUser } from '../api/session';
import { signWithPasskey } from '../lib/webauthn';
import { rowsRead } from '../model/modelSlice';
import type { Project, Workspace } from '../model/types';
import type { LiveThunk } from './commands';

/** Each throws a `Problem` whose sentence belongs into the form. */
export const signIn =
  (email: string, password: string): LiveThunk<Promise<SessionUser>> =>
  (_, __, { session }) =>
    session.signIn(email, password);

export const awaitedFactors =
  (): LiveThunk<Promise<string[] | null>> =>
  (_, __, { session }) =>
    session.awaitedFactors();

export const proveFactor =
  (proof: FactorProof): LiveThunk<Promise<SessionUser>> =>
  (_, __, { session }) =>
    session.proveFactor(proof);

/** Asks the device for one of its passkeys that are for the sign-in begun here. Null when the person would rather not. */
export const signAwaited =
  (): LiveThunk<Promise<object | null>> =>
  async (_, __, { session }) =>
    signWithPasskey(await session.passkeyOptions());

/** Signs in with a passkey alone. Null when the person would rather not. */
export const signInWithPasskey =
  (how?: { inField?: boolean; signal?: AbortSignal }): LiveThunk<Promise<SessionUser | null>> =>
  async (_, __, { session }) => {
    const passkey = await signWithPasskey(await session.passkeyOptions(), how);
    return passkey && session.signInWithPasskey(passkey);
  };

export const register =
  (name: string, email: string, password: string): LiveThunk<Promise<SessionUser>> =>
  (_, __, { session }) =>
    session.register(name, email, password);

/** Takes up the session that a cookie of this browser stands for. False when there is none. */
export const continueSession =
  (): LiveThunk<Promise<boolean>> =>
  (_, __, { session }) =>
    session.refresh();

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
