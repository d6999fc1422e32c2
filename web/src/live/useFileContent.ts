import { useEffect, useState } from 'react';
import type { LiveThunk } from './commands';
import { useAppDispatch } from './hooks';

export type FileContent = { blob: Blob; url: string } | 'loading' | 'failed';

const readFile =
  (path: string, signal: AbortSignal): LiveThunk<Promise<Blob>> =>
  async (_, __, { http }) =>
    (await http.get<Blob>(path, { responseType: 'blob', signal })).data;

/** A file as an address that this page may show. It is asked for like everything else, with the right of whoever looks. */
export function useFileContent(path: string | null): FileContent {
  const dispatch = useAppDispatch();
  const [read, setRead] = useState<{ path: string; content: FileContent } | null>(null);
  useEffect(() => {
    if (!path) return undefined;
    const stop = new AbortController();
    let url: string | null = null;
    dispatch(readFile(path, stop.signal)).then(
      (blob) => {
        if (stop.signal.aborted) return;
        url = URL.createObjectURL(blob);
        setRead({ path, content: { blob, url } });
      },
      () => {
        if (!stop.signal.aborted) setRead({ path, content: 'failed' });
      },
    );
    return () => {
      stop.abort();
      if (url) URL.revokeObjectURL(url);
    };
  }, [dispatch, path]);
  return read?.path === path ? (read?.content ?? 'loading') : 'loading';
}

interface FileLink {
  url: string;
}

/** Gives a file to the browser's own downloads, which keep nothing of it in memory. */
export const saveFile =
  (file: { id: string; name: string }): LiveThunk<Promise<void>> =>
  async (_, __, { http }) => {
    const { data } = await http.post<FileLink>(`/attachments/${file.id}/link`);
    const link = document.createElement('a');
    link.href = data.url;
    link.download = file.name;
    link.click();
  };
