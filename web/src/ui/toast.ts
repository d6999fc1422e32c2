export interface Toast {
  id: number;
  /** What happened, in the past tense. */
  text: string;
  /** The part of the text in bold, such as the place a task went to. */
  strong?: string;
  /** Takes it back; offered as "Undo", also on Ctrl Z. */
  undo?: () => void;
  /** An error stays until it is closed. */
  tone: 'plain' | 'error';
}

type Listener = (toast: Toast | null) => void;

let current: Toast | null = null;
let lastId = 0;
const listeners = new Set<Listener>();

const tell = (toast: Toast | null) => {
  current = toast;
  for (const listener of listeners) listener(toast);
};

/** Shows one short message; a newer one replaces it. Returns a function that takes it away. */
export function showToast(toast: Partial<Omit<Toast, 'id'>> & { text: string }): () => void {
  const shown: Toast = { tone: 'plain', ...toast, id: ++lastId };
  tell(shown);
  return () => {
    if (current === shown) tell(null);
  };
}

export const hideToast = () => tell(null);
export const currentToast = () => current;

export function onToast(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
