import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

// Every pair of colours that the tokens allow, in every scheme: text 4.5 (7 in high contrast), graphics and focus 3.

const css = readFileSync('src/ui/tokens.css', 'utf8');
const schemes = ['light', 'dark', 'contrast', 'contrast-dark'];

function tokensOf(scheme: string): Record<string, string> {
  const block = new RegExp(`\\[data-theme=["']${scheme}["']\\] \\{([^}]*)\\}`).exec(css)?.[1] ?? '';
  return Object.fromEntries(
    [...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/g)].map((found) => [found[1], found[2]]),
  );
}

const linear = (c: number) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
const channel = (hex: string, at: number) => linear(parseInt(hex.slice(at, at + 2), 16) / 255);
const luminance = (hex: string) =>
  0.2126 * channel(hex, 1) + 0.7152 * channel(hex, 3) + 0.0722 * channel(hex, 5);

function ratio(a: string, b: string): number {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

const grounds = ['bg-app', 'bg-canvas', 'bg-surface', 'bg-sunken', 'bg-hover', 'bg-press', 'bg-selected'];
const some = ['bg-canvas', 'bg-surface', 'bg-hover'];
const tones = ['danger', 'warning', 'success', 'info'];
const range = (name: string, n: number) => Array.from({ length: n }, (_, i) => `${name}-${i + 1}`);
const cross = (fronts: string[], backs: string[], need: number) =>
  fronts.flatMap((front) => backs.map((back): [string, string, number] => [front, back, need]));

const pairs = (text: number): [string, string, number][] => [
  ...cross(['text', 'text-muted', 'text-faint'], grounds, text),
  ...cross(['accent-text'], ['bg-app', 'bg-selected', ...some], text),
  ...tones.flatMap((tone) => cross([tone], [...some, `${tone}-soft`], text)),
  ...[...tones, 'accent'].flatMap((tone) => cross(['text', 'text-muted'], [`${tone}-soft`], text)),
  ...cross(['text', 'text-muted'], ['weekend'], text),
  ...cross(['on-accent'], ['accent', 'accent-hover'], text),
  ...cross(['on-danger'], ['danger'], text),
  ...cross(['bar-text'], ['bar'], text),
  ...cross(['on-av'], range('av', 8), text),
  ...cross(['on-load'], range('load', 4), text),
  ...cross(['focus'], grounds, 3),
  ...cross(['line-control'], ['bg-app', 'bg-canvas', 'bg-surface'], 3),
  ...cross(
    ['backlog', 'todo', 'progress', 'review', 'done', 'cancelled'].map((s) => `st-${s}`),
    ['bg-selected', ...some],
    3,
  ),
  ...cross(['pr-urgent', 'pr-bar'], ['bg-surface', 'bg-hover', 'bg-selected'], 3),
  ...cross(range('ch', 6), ['bg-surface'], 3),
  ...cross(['bar-line'], ['bg-canvas', 'bg-selected', 'bar'], 3),
  ...cross(['bar-done'], ['bar'], 3),
  ...cross(['bar-crit', 'today'], ['bg-canvas'], 3),
];

describe.each(schemes)('the %s scheme', (scheme) => {
  const tokens = tokensOf(scheme);
  it('keeps every allowed pair of colours apart', () => {
    const failed = pairs(scheme.startsWith('contrast') ? 7 : 4.5)
      .map(([front, back, need]) => ({
        front,
        back,
        need,
        is: ratio(tokens[front] ?? '', tokens[back] ?? ''),
      }))
      .filter(({ is, need }) => !(is >= need));
    expect(failed).toEqual([]);
  });
});
