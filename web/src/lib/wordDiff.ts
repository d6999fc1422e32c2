export interface DiffPart {
  kind: 'same' | 'added' | 'removed';
  text: string;
}

/** Above so many cells of the table, the differing middle is shown as a whole: two texts that long are rarely alike. */
const mostCells = 1_000_000;

/** A word keeps the blanks after it, or every blank would tear a rewritten sentence into single words. */
const words = (text: string) => text.match(/[\p{L}\p{N}_]+\s*|\s+|[^\s\p{L}\p{N}_]/gu) ?? [];

/** What has to go from one text and to come in to make the other, by words: the longest common subsequence of what differs in the middle. */
export function wordDiff(from: string, to: string): DiffPart[] {
  const [a, b] = [words(from), words(to)];
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let [endA, endB] = [a.length, b.length];
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) [endA, endB] = [endA - 1, endB - 1];
  const parts: DiffPart[] = [];
  const say = (kind: DiffPart['kind'], text: string) => {
    const last = parts.at(-1);
    if (last?.kind === kind) last.text += text;
    else if (text) parts.push({ kind, text });
  };
  say('same', a.slice(0, start).join(''));
  middle(a.slice(start, endA), b.slice(start, endB), say);
  say('same', a.slice(endA).join(''));
  return parts;
}

function middle(
  a: readonly string[],
  b: readonly string[],
  say: (kind: DiffPart['kind'], text: string) => void,
) {
  if (a.length * b.length > mostCells) {
    say('removed', a.join(''));
    say('added', b.join(''));
    return;
  }
  const width = b.length + 1;
  const longest = new Uint32Array((a.length + 1) * width);
  const at = (i: number, j: number) => longest[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      longest[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      say('same', a[i] ?? '');
      i++;
      j++;
    } else if (j >= b.length || (i < a.length && at(i + 1, j) >= at(i, j + 1))) say('removed', a[i++] ?? '');
    else say('added', b[j++] ?? '');
  }
}
