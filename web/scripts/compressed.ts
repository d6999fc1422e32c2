import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Plugin } from 'vite';

const [br, gz] = [promisify(brotliCompress), promisify(gzip)];
const kinds = /\.(js|css|svg)$/;
/** Below that a packet is saved neither way. */
const smallest = 1000;

/** Writes each asset also as `.br` and `.gz`, once at the build, for the server to send to whoever takes them. */
export function compressed(): Plugin {
  return {
    name: 'compressed',
    apply: 'build',
    async writeBundle({ dir = 'dist' }, bundle) {
      const files = Object.keys(bundle).filter((file) => file.startsWith('assets/') && kinds.test(file));
      await Promise.all(files.map((file) => compress(path.join(dir, file))));
    },
  };
}

async function compress(file: string) {
  const content = await readFile(file);
  if (content.length < smallest) return;
  await writeFile(`${file}.gz`, await gz(content, { level: 9 }));
  await writeFile(`${file}.br`, await br(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }));
}
