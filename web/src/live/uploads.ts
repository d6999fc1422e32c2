import type { AxiosInstance } from 'axios';
import { toProblem } from '../api/problem';
import { uuid7 } from '../lib/uuid';
import { forgetUpload, keepUpload, keptUpload } from './keptUploads';

export interface UploadShown {
  id: string;
  taskId: string;
  name: string;
  size: number;
  sent: number;
  state: 'waiting' | 'sending' | 'paused' | 'offline' | 'failed';
  /** Why it failed, in the server's words. */
  problem: string | null;
}

interface Upload {
  shown: UploadShown;
  file: File;
  attachmentId: string;
  stop: AbortController;
}

interface UploadView {
  id: string;
  pieceBytes: number;
  pieces: number;
  missing: number[];
}

interface Row {
  id: string;
  version: number;
}

const atOnce = 2;
const longestWait = 30_000;

/**
 * Files on their way up, piece by piece: each may be paused and goes on where it was, also after the network was away or the page
 * was loaded anew and the same file is chosen again. They outlive the panel that they were dropped on.
 */
export class Uploads {
  private readonly all = new Map<string, Upload>();
  private readonly listeners = new Set<() => void>();
  private list: readonly UploadShown[] = [];

  constructor(
    private readonly http: AxiosInstance,
    private readonly added: (row: Row) => void,
    private readonly wait: (ms: number, stop: AbortSignal) => Promise<void> = untilOnline,
  ) {}

  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  readonly snapshot = () => this.list;

  add(taskId: string, files: readonly File[]) {
    for (const file of files) {
      const kept = keptUpload(taskId, file);
      const id = kept?.id ?? uuid7();
      if (this.all.has(id)) continue;
      const attachmentId = kept?.attachmentId ?? uuid7();
      keepUpload(taskId, file, { id, attachmentId });
      this.all.set(id, {
        shown: {
          id,
          taskId,
          name: file.name || 'Pasted file',
          size: file.size,
          sent: 0,
          state: 'waiting',
          problem: null,
        },
        file,
        attachmentId,
        stop: new AbortController(),
      });
    }
    this.next();
  }

  pause(id: string) {
    this.halt(id);
    this.tell(id, { state: 'paused' });
    this.next();
  }

  resume(id: string) {
    const upload = this.all.get(id);
    if (!upload) return;
    if (upload.shown.state === 'failed') {
      this.cancel(id);
      this.add(upload.shown.taskId, [upload.file]);
      return;
    }
    upload.stop = new AbortController();
    this.tell(id, { state: 'waiting', problem: null });
    this.next();
  }

  cancel(id: string) {
    const upload = this.all.get(id);
    if (!upload) return;
    this.halt(id);
    this.forget(upload);
    // What cannot be said to the server now is swept there after a day.
    void this.http.delete(`/uploads/${id}`).catch(() => undefined);
  }

  /** When somebody signs out. */
  clear() {
    for (const upload of [...this.all.values()]) {
      this.halt(upload.shown.id);
      this.forget(upload);
    }
  }

  private halt(id: string) {
    this.all.get(id)?.stop.abort();
  }

  private forget(upload: Upload) {
    forgetUpload(upload.shown.taskId, upload.file);
    this.all.delete(upload.shown.id);
    this.publish();
    this.next();
  }

  private next() {
    const busy = this.list.filter(({ state }) => state === 'sending' || state === 'offline').length;
    const waiting = [...this.all.values()].filter(({ shown }) => shown.state === 'waiting');
    for (const upload of waiting.slice(0, Math.max(0, atOnce - busy))) void this.run(upload);
    this.publish();
  }

  private async run(upload: Upload) {
    const { id } = upload.shown;
    const { signal } = upload.stop;
    for (let attempt = 0; !signal.aborted; attempt++) {
      this.tell(id, { state: 'sending' });
      try {
        this.added(await this.send(upload, signal, () => (attempt = 0)));
        this.forget(upload);
        return;
      } catch (error) {
        if (signal.aborted) return;
        const problem = toProblem(error);
        const passing = problem.status === 0 || problem.status === 429 || problem.status >= 502;
        if (!passing) {
          // Whoever tries again begins anew: what is kept of it on the server may be the reason.
          forgetUpload(upload.shown.taskId, upload.file);
          this.tell(id, { state: 'failed', problem: problem.message });
          this.next();
          return;
        }
        this.tell(id, { state: 'offline' });
        await this.wait(problem.retryAfter ?? Math.min(longestWait, 1000 * 2 ** attempt), signal);
      }
    }
  }

  private async send(upload: Upload, signal: AbortSignal, moved: () => void): Promise<Row> {
    const { shown, file } = upload;
    const begun = await this.begin(upload, signal);
    if (!begun) return this.finish(upload, signal);
    let view = begun;
    const tell = (now: UploadView, extra: number) =>
      this.tell(shown.id, { sent: Math.min(shown.size, sentOf(now, shown.size) + extra) });
    for (const number of begun.missing) {
      const held = view;
      tell(held, 0);
      const { data }: { data: UploadView } = await this.http.put<UploadView>(
        `/uploads/${shown.id}/pieces/${String(number)}`,
        file.slice(number * view.pieceBytes, (number + 1) * view.pieceBytes),
        {
          signal,
          headers: { 'Content-Type': 'application/octet-stream' },
          onUploadProgress: ({ loaded }) => tell(held, loaded),
        },
      );
      view = data;
      moved();
    }
    this.tell(shown.id, { sent: shown.size });
    return this.finish(upload, signal);
  }

  private async finish({ shown, attachmentId }: Upload, signal: AbortSignal): Promise<Row> {
    const body = { id: attachmentId, uploadId: shown.id };
    const headers = { 'Idempotency-Key': attachmentId };
    return (await this.http.post<Row>(`/tasks/${shown.taskId}/attachments`, body, { signal, headers })).data;
  }

  /** Begun before or not: the same request either way, and the answer says what is missing. Null if it was finished before, and its answer lost. */
  private async begin({ shown }: Upload, signal: AbortSignal): Promise<UploadView | null> {
    const body = { id: shown.id, name: shown.name, size: shown.size };
    try {
      return (await this.http.post<UploadView>(`/tasks/${shown.taskId}/uploads`, body, { signal })).data;
    } catch (error) {
      if (toProblem(error).code === 'duplicate') return null;
      throw error;
    }
  }

  private tell(id: string, change: Partial<UploadShown>) {
    const upload = this.all.get(id);
    if (!upload) return;
    upload.shown = { ...upload.shown, ...change };
    this.publish();
  }

  private publish() {
    this.list = [...this.all.values()].map(({ shown }) => shown);
    for (const listener of this.listeners) listener();
  }
}

function sentOf(view: UploadView, size: number): number {
  const last = view.pieces - 1;
  const missing = view.missing.reduce(
    (sum, number) => sum + (number === last ? size - last * view.pieceBytes : view.pieceBytes),
    0,
  );
  return size - missing;
}

/** A while, or less: the browser tells when it is on the net again. */
function untilOnline(ms: number, stop: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      window.removeEventListener('online', done);
      stop.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    window.addEventListener('online', done);
    stop.addEventListener('abort', done);
  });
}
