import { toProblem } from '../../api/problem';
import type { LiveThunk } from '../../live/commands';
import { uuid7 } from '../../lib/uuid';
import type { Job, Target } from './importTypes';
import { isDone } from './importWords';

interface Sending {
  workspaceId: string;
  file: File;
  dryRun: boolean;
  target: Target | undefined;
  signal: AbortSignal;
  /** 0 to 1 of the file sent. */
  onSent: (share: number) => void;
  /** The same for every try at the same import, so that a lost answer makes no second one. */
  key?: string;
}

/** Sends the file; the answer is a job that reads it. */
export const sendImport =
  ({ workspaceId, file, dryRun, target, signal, onSent, key = uuid7() }: Sending): LiveThunk<Promise<Job>> =>
  async (_dispatch, _getState, { http }) => {
    const form = new FormData();
    form.set('file', file);
    form.set('dryRun', String(dryRun));
    if (target?.kind === 'existing') form.set('projectId', target.projectId);
    else if (target) {
      form.set('name', target.name);
      form.set('key', target.key);
      form.set('asNew', 'true');
    }
    const reply = await http.post<Job>(`/workspaces/${workspaceId}/imports`, form, {
      signal,
      headers: { 'Idempotency-Key': key },
      onUploadProgress: ({ progress }) => onSent(progress ?? 0),
    });
    return reply.data;
  };

const pause = (ms: number, signal: AbortSignal) =>
  new Promise<void>((resolve, reject) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(signal.reason as Error);
    });
  });

/** Looks at a job until it has ended. A server that is away for a while is waited for. */
export const followJob =
  (id: string, signal: AbortSignal, onStep: (job: Job) => void): LiveThunk<Promise<Job>> =>
  async (_dispatch, _getState, { http }) => {
    for (let wait = 150; ; wait = Math.min(1000, wait * 1.3)) {
      try {
        const { data } = await http.get<Job>(`/jobs/${id}`, { signal });
        onStep(data);
        if (isDone(data)) return data;
      } catch (error) {
        if (signal.aborted) throw error;
        const { status } = toProblem(error);
        if (status !== 0 && status < 500 && status !== 429) throw error;
      }
      await pause(wait, signal);
    }
  };

interface Undone {
  conflicts: { entity: string; entityId: string; field: string | null; message: string }[];
}

/** Takes an import back, its last part first. Answers what others have changed since and is therefore kept. */
export const undoImport =
  (commandIds: readonly string[]): LiveThunk<Promise<string[]>> =>
  async (_dispatch, _getState, { http }) => {
    const kept: string[] = [];
    for (const id of [...commandIds].reverse()) {
      const { data } = await http.post<Undone | null>(`/commands/${id}/undo`, {});
      kept.push(...(data?.conflicts ?? []).map(({ message }) => message));
    }
    return kept;
  };
