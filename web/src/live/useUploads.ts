import { useMemo, useSyncExternalStore } from 'react';
import { useAppDispatch } from './hooks';
import type { LiveThunk } from './commands';
import type { Uploads, UploadShown } from './uploads';

const theUploads = (): LiveThunk<Uploads> => (_, __, live) => live.uploads;

/** The files on their way to a task, and what one may do with them. */
export function useUploads(taskId: string): { uploads: Uploads; shown: readonly UploadShown[] } {
  const dispatch = useAppDispatch();
  const uploads = useMemo(() => dispatch(theUploads()), [dispatch]);
  const all = useSyncExternalStore(uploads.subscribe, uploads.snapshot);
  const shown = useMemo(() => all.filter((upload) => upload.taskId === taskId), [all, taskId]);
  return { uploads, shown };
}
