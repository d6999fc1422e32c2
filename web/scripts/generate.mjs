// Writes src/api/schema.d.ts from the server's OpenAPI document: from PROFLOW_OPENAPI (a file or an address)
// or from a running server. With --check it only says whether the file is up to date.
import { readFile, writeFile } from 'node:fs/promises';
import openapiTS, { astToString } from 'openapi-typescript';
import prettier from 'prettier';

const source =
  process.env.PROFLOW_OPENAPI ?? `${process.env.PROFLOW_URL ?? 'http://localhost:5080'}/openapi/v1.json`;
const target = new URL('../src/api/schema.d.ts', import.meta.url);

async function document() {
  if (!/^https?:/.test(source)) return readFile(source, 'utf8');
  const reply = await fetch(source).catch(() => undefined);
  if (!reply?.ok) {
    console.error(`No OpenAPI document at ${source}. Start the server, or set PROFLOW_OPENAPI to a file.`);
    process.exit(1);
  }
  return reply.text();
}

const ast = await openapiTS(JSON.parse(await document()), { alphabetize: true });
const text = await prettier.format(
  `// Made by "npm run generate" from the server's OpenAPI document.\n${astToString(ast)}`,
  {
    parser: 'typescript',
    printWidth: 110,
    singleQuote: true,
  },
);

if (process.argv.includes('--check')) {
  if ((await readFile(target, 'utf8').catch(() => '')) !== text) {
    console.error('src/api/schema.d.ts is out of date: run "npm run generate".');
    process.exit(1);
  }
  console.log('src/api/schema.d.ts agrees with the server.');
} else {
  await writeFile(target, text);
  console.log(`Wrote src/api/schema.d.ts from ${source}.`);
}
