// Makes the list of refused passwords from the one of zxcvbn-ts (MIT), the most frequent passwords of known breaches:
//   npm pack @zxcvbn-ts/language-common@4.1.3 && tar xzf zxcvbn-ts-language-common-4.1.3.tgz
//   node scripts/common-passwords.mjs package/src/passwords.json
// Only those that are long enough to be a password here, in small letters; of each the first eight bytes of its SHA-256, sorted.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';

const shortest = 8;
const target = new URL('../src/ProFlow.Server/Features/Identity/Passwords/common-passwords.bin', import.meta.url);

const passwords = JSON.parse(readFileSync(process.argv[2], 'utf8'))
  .map((password) => String(password).toLowerCase())
  .filter((password) => [...password].length >= shortest);
const hashes = [...new Set(passwords)].map((password) =>
  createHash('sha256').update(password, 'utf8').digest().subarray(0, 8),
);
hashes.sort(Buffer.compare);
writeFileSync(target, Buffer.concat(hashes));
console.log(`${hashes.length} passwords`);
