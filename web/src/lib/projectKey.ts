/** What the server takes: 1 to 10 of A to Z and digits, beginning with a letter. */
export const isProjectKey = (key: string) => /^[A-Z][A-Z0-9]{0,9}$/.test(key);

/** Written as a key while one types. */
export const toKey = (text: string) =>
  text
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
    .slice(0, 10);

/** A free key from a name: the initials of several words, or the first letters of one. */
export function keyFromName(name: string, taken: readonly string[]): string {
  const words = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/ß/g, 'ss')
    .split(/[^A-Za-z0-9]+/)
    .filter(Boolean)
    .map((word) => word.toUpperCase());
  const letters = words.length > 1 ? words.map((word) => word.charAt(0)).join('') : (words[0] ?? '');
  const plain = letters.replace(/^[0-9]+/, '').slice(0, words.length > 1 ? 4 : 3) || 'PRJ';
  if (!name.trim()) return '';
  for (let number = 1; ; number++) {
    const key = number === 1 ? plain : `${plain}${number}`;
    if (!taken.includes(key)) return key;
  }
}
