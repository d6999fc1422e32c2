// Measures the script that a browser loads before the first screen (entry and its static imports, gzip) against the budget.
import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';

const budget = 350 * 1000;
const dist = new URL('../dist/', import.meta.url);
const manifest = JSON.parse(await readFile(new URL('.vite/manifest.json', dist), 'utf8'));

const files = new Set(['theme.js']);
function follow(name) {
  const chunk = manifest[name];
  if (files.has(chunk.file)) return;
  files.add(chunk.file);
  chunk.imports?.forEach(follow);
}
follow('index.html');

let total = 0;
for (const file of files) {
  const bytes = gzipSync(await readFile(new URL(file, dist)), { level: 9 }).length;
  total += bytes;
  console.log(`${(bytes / 1000).toFixed(1).padStart(8)} kB  ${file}`);
}
console.log(`${(total / 1000).toFixed(1).padStart(8)} kB  before the first screen, of ${budget / 1000} kB`);
if (total > budget) process.exit(1);
