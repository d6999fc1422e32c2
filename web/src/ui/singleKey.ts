import { isTyping } from './typing';

/** How long the second key of a pair such as G H may take. */
const pairMs = 1000;
const openers = /^[gv]$/i;

let last = { key: '', at: 0 };
let before = last;
if (typeof window !== 'undefined') {
  addEventListener(
    'keydown',
    (event) => {
      before = last;
      const plain = !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(event.target);
      last = { key: plain ? event.key : '', at: event.timeStamp };
    },
    { capture: true },
  );
}

/** True when a key pressed now belongs to nobody else: not to a field or a menu, and not to a pair like V L. */
export function isSingleKey(event: {
  target: EventTarget | null;
  timeStamp: number;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
}): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return false;
  return !(openers.test(before.key) && event.timeStamp - before.at < pairMs);
}
