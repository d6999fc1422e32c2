// Keys of an order, compared byte by byte: '0'..'9' < 'A'..'Z' < 'a'..'z'. No key ends in '0', so there is always room before one.
const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const base = digits.length;
/** How many digits count when a key is made before the first or after the last: 62^6 steps, so appending does not lengthen keys. */
const head = 6;
const middle = 'V';

const value = (key: string, i: number) => (i < key.length ? digits.indexOf(key.charAt(i)) : 0);
const random = (from: number, below: number) => from + Math.floor(Math.random() * (below - from));
/** Two people who drop into the same place at once get different keys. */
const tail = () => digits.charAt(random(0, base)) + digits.charAt(random(1, base));

function step(key: string, by: 1 | -1): string | undefined {
  let number = 0;
  for (let i = 0; i < head; i++) number = number * base + value(key, i);
  number += by;
  if (number <= 0 || number >= base ** head) return undefined;
  let text = '';
  for (let i = 0; i < head; i++, number = Math.floor(number / base))
    text = digits.charAt(number % base) + text;
  return text + tail();
}

/** A key after `a` and before `b`; null is the open end. */
export function positionBetween(a: string | null, b: string | null): string {
  if (!a && !b) return middle.padEnd(head, '0') + tail();
  if (a && !b) return step(a, 1) ?? a + middle + tail();
  if (!a && b) {
    const before = step(b, -1);
    if (before && before < b) return before;
  }
  let key = '';
  let bound = b;
  for (let i = 0; ; i++) {
    const low = value(a ?? '', i);
    const high = bound === null || i >= bound.length ? base : value(bound, i);
    if (high - low > 1) return key + digits.charAt(random(low + 1, high)) + tail();
    key += digits.charAt(low);
    if (high !== low) bound = null;
  }
}

/** The order of everything that has a position: two equal keys are told apart by the id. */
export function byPosition(a: { position: string; id: string }, b: { position: string; id: string }): number {
  if (a.position !== b.position) return a.position < b.position ? -1 : 1;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}
