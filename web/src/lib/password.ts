const shortest = 8;
const longest = 128;

/** What a new password has to be, as the server counts it: in code points. */
export const passwordHint = `At least ${shortest} characters. A sentence is easiest to remember.`;

/** Why it cannot be one, as far as that can be told here: the list of common ones is the server's. */
export function passwordProblem(password: string): string | undefined {
  const count = [...password].length;
  if (count < shortest) return `Use at least ${shortest} characters.`;
  if (count > longest) return `Use at most ${longest} characters.`;
  return undefined;
}
