// Which upload a file belongs to, over a reload of the page: the browser lets nobody keep the file itself. Dies with the tab.

interface Kept {
  id: string;
  attachmentId: string;
}

const prefix = 'proflow.upload.';
const keyOf = (taskId: string, file: File) =>
  `${prefix}${taskId}.${String(file.size)}.${String(file.lastModified)}.${file.name}`;

export function keepUpload(taskId: string, file: File, kept: Kept) {
  try {
    sessionStorage.setItem(keyOf(taskId, file), JSON.stringify(kept));
  } catch {
    // A full storage costs only the going on after a reload.
  }
}

export function keptUpload(taskId: string, file: File): Kept | null {
  const text = sessionStorage.getItem(keyOf(taskId, file));
  return text ? (JSON.parse(text) as Kept) : null;
}

export function forgetUpload(taskId: string, file: File) {
  sessionStorage.removeItem(keyOf(taskId, file));
}
