/** The eight colours of people and labels: `var(--av-1)` to `var(--av-8)`, readable in every scheme. */
export const colorNames = ['petrol', 'rust', 'blue', 'plum', 'olive', 'violet', 'green', 'stone'] as const;
export type ColorName = (typeof colorNames)[number];

/** Stable for an id, so that a person has the same colour everywhere and always. */
export function colorOf(id: string): string {
  let hash = 0;
  for (let index = 0; index < id.length; index += 1) hash = (hash * 31 + id.charCodeAt(index)) >>> 0;
  return `var(--av-${(hash % 8) + 1})`;
}

/** A stored colour (a name of `colorNames` or "1" to "8"); anything else gets the colour of its id. */
export function colorVar(color: string | null | undefined, id: string): string {
  const index = colorNames.indexOf(color as ColorName);
  if (index >= 0) return `var(--av-${index + 1})`;
  if (color && /^[1-8]$/.test(color)) return `var(--av-${color})`;
  return colorOf(color ? color : id);
}
