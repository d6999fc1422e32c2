/** Something to tell the person once. The app shows it as a toast; nothing here knows how. */
export interface Notice {
  text: string;
  tone: 'done' | 'error';
  undo?: () => void;
}

type Listener = (notice: Notice) => void;
const listeners = new Set<Listener>();

export function onNotice(listener: Listener) {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

export function notify(notice: Notice) {
  for (const listener of listeners) listener(notice);
}
