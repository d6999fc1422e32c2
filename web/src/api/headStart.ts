import { webLocks } from '../lib/locks';

// The build makes this file a script of its own that runs while the rest is still on its way (scripts/firstScreen.ts): it continues the
// session of the last visit and reads what the address asks for, so that the first screen waits for neither. Without it, or
// when it fails, everything is asked for a little later by the parts whose work it is.

export interface AuthReply {
  accessToken: string;
  expiresIn: number;
  user: { id: string; name: string; email: string };
}

/** Remembered so that a visitor who never signed in is not asked of the server. It grants nothing. */
export const signedInHint = 'proflow.signed-in';

const base = '/api/v1';
const usefulFor = 20_000;
const reads = new Map<string, Promise<unknown>>();
let keeping = true;

/** One at a time in the browser: the refresh token is good once. */
export async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const locks = webLocks();
  return locks ? await locks.request('proflow.refresh', work) : await work();
}

let session = localStorage.getItem(signedInHint) === null ? null : inTurn(askForSession).catch(() => null);
void session?.then((reply) => reply && readAhead(reply.accessToken, location.pathname));

/** The continued session, once; null where there is none or the server must be asked again. */
export function takeSession(): Promise<AuthReply | null> | null {
  const taken = session;
  session = null;
  return taken;
}

/** What was read ahead from an address below /api/v1, once; undefined where nothing was, or nothing came. */
export async function takeRead<T>(path: string): Promise<T | undefined> {
  const taken = reads.get(path);
  reads.delete(path);
  return (await taken) as T | undefined;
}

/** What was read for one person must not be shown to the next. */
export function forgetReads() {
  keeping = false;
  reads.clear();
}

async function askForSession(): Promise<AuthReply | null> {
  const reply = await fetch(`${base}/auth/refresh`, { method: 'POST' });
  return reply.ok ? ((await reply.json()) as AuthReply) : null;
}

function readAhead(token: string, address: string) {
  const read = (path: string): Promise<unknown> => {
    const answer = fetch(base + path, { headers: { Authorization: `Bearer ${token}` } })
      .then((reply): Promise<unknown> | undefined => (reply.ok ? reply.json() : undefined))
      .catch(() => undefined);
    if (keeping) reads.set(path, answer);
    return answer;
  };
  void read('/me/snapshot');
  const [, workspaceId, key] = /^\/w\/([^/]+)(?:\/p\/([^/]+))?/.exec(address) ?? [];
  if (workspaceId) {
    const workspace = read(`/workspaces/${workspaceId}/snapshot`);
    if (key) void workspace.then((snapshot) => readProject(snapshot, key, read));
  }
  setTimeout(forgetReads, usefulFor);
}

function readProject(snapshot: unknown, key: string, read: (path: string) => unknown) {
  const { projects } = (snapshot ?? { projects: [] }) as { projects: { id: string; key: string }[] };
  const project = projects.find((candidate) => candidate.key === key);
  if (project) read(`/projects/${project.id}/snapshot`);
}
