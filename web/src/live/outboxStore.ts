import type { Command } from '../model/types';

/** A command on disk: whose it is, which tab answers for it, and its place in the order. */
export interface OutboxRecord extends Command {
  userId: string;
  tab: string;
  order: number;
  quiet: boolean;
}

/** A command that the server refused, kept with its text until the person lets it go. */
export interface RefusedRecord extends Command {
  userId: string;
  reason: string;
  refusedAt: string;
}

export interface OutboxStore {
  put(record: OutboxRecord): Promise<void>;
  remove(id: string): Promise<void>;
  all(userId: string): Promise<OutboxRecord[]>;
  putRefused(record: RefusedRecord): Promise<void>;
  removeRefused(id: string): Promise<void>;
  allRefused(userId: string): Promise<RefusedRecord[]>;
}

const done = <T>(request: IDBRequest<T>) =>
  new Promise<T>((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('IndexedDB failed'));
  });

function open(): Promise<IDBDatabase> {
  const request = indexedDB.open('proflow', 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore('outbox', { keyPath: 'id' });
    request.result.createObjectStore('refused', { keyPath: 'id' });
  };
  return done(request);
}

export function indexedDbStore(): OutboxStore {
  let opened: Promise<IDBDatabase> | undefined;
  async function table(name: 'outbox' | 'refused', mode: IDBTransactionMode) {
    const db = await (opened ??= open());
    return db.transaction(name, mode).objectStore(name);
  }
  async function ofUser<T extends { userId: string }>(name: 'outbox' | 'refused', userId: string) {
    const records: T[] = await done((await table(name, 'readonly')).getAll());
    return records.filter((record) => record.userId === userId);
  }
  const put = async (name: 'outbox' | 'refused', record: object) =>
    void (await done((await table(name, 'readwrite')).put(record)));
  const remove = async (name: 'outbox' | 'refused', id: string) =>
    void (await done((await table(name, 'readwrite')).delete(id)));
  return {
    put: (record) => put('outbox', record),
    remove: (id) => remove('outbox', id),
    all: async (userId) => (await ofUser<OutboxRecord>('outbox', userId)).sort((a, b) => a.order - b.order),
    putRefused: (record) => put('refused', record),
    removeRefused: (id) => remove('refused', id),
    allRefused: (userId) => ofUser<RefusedRecord>('refused', userId),
  };
}

/** For browsers that keep no database (some private windows): lasts as long as the tab. */
export function memoryStore(): OutboxStore {
  const outbox = new Map<string, OutboxRecord>();
  const refused = new Map<string, RefusedRecord>();
  const ofUser = <T extends { userId: string }>(records: Map<string, T>, userId: string) =>
    [...records.values()].filter((record) => record.userId === userId);
  return {
    put: async (record) => void outbox.set(record.id, record),
    remove: async (id) => void outbox.delete(id),
    all: async (userId) => ofUser(outbox, userId).sort((a, b) => a.order - b.order),
    putRefused: async (record) => void refused.set(record.id, record),
    removeRefused: async (id) => void refused.delete(id),
    allRefused: async (userId) => ofUser(refused, userId),
  };
}
