// Measures the script that a browser loads (gzip) before the first screen: the entry, and what each way in needs besides.
import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';

const budget = 350 * 1000;
const dist = new URL(`${process.argv[2] ?? '../dist'}/`, import.meta.url);
const manifest = JSON.parse(await readFile(new URL('.vite/manifest.json', dist), 'utf8'));
const sizes = new Map();

const ways = {
  'sign-in': ['src/features/auth/SignIn.tsx'],
  home: ['src/app/WorkspaceFrame.tsx', 'src/app/HomePage.tsx'],
  board: ['src/app/WorkspaceFrame.tsx', 'src/app/ProjectFrame.tsx', 'src/app/BoardView.tsx'],
  list: ['src/app/WorkspaceFrame.tsx', 'src/app/ProjectFrame.tsx', 'src/app/ListPage.tsx'],
  gantt: ['src/app/WorkspaceFrame.tsx', 'src/app/ProjectFrame.tsx', 'src/app/GanttView.tsx'],
};

function follow(name, files) {
  const chunk = manifest[name];
  if (!chunk) throw new Error(`${name} is not in the build.`);
  if (files.has(chunk.file)) return;
  files.add(chunk.file);
  for (const next of chunk.imports ?? []) follow(next, files);
}

async function gzip(file) {
  if (!sizes.has(file)) sizes.set(file, gzipSync(await readFile(new URL(file, dist)), { level: 6 }).length);
  return sizes.get(file);
}

let over = false;
for (const [way, modules] of Object.entries(ways)) {
  const files = new Set(['theme.js']);
  for (const name of ['index.html', ...modules]) follow(name, files);
  let total = 0;
  for (const file of files) total += await gzip(file);
  over ||= total > budget;
  console.log(
    `${way.padEnd(8)} ${(total / 1000).toFixed(1).padStart(6)} kB of ${budget / 1000} kB, in ${files.size} files`,
  );
}
if (over) {
  console.error('More script before the first screen than the budget allows.');
  process.exit(1);
}
