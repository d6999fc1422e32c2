import { describe, expect, it } from 'vitest';
import { checkFile, mostBytes } from './fileCheck';

const bytes = (text: string) => new TextEncoder().encode(text);
const check = (name: string, head: string | Uint8Array) =>
  checkFile(name, 1000, typeof head === 'string' ? bytes(head) : head);

describe('file check', () => {
  it('knows both formats by their content', () => {
    expect(check('plan.xml', '<?xml version="1.0"?><Project>')).toEqual({ format: 'mspdi' });
    expect(check('plan.txt', '\uFEFF <Project>')).toEqual({ format: 'mspdi' });
    expect(check('board.json', '{"id":"5f"')).toEqual({ format: 'trello' });
    expect(check('plan.xml', Uint8Array.of(0xff, 0xfe, 0x3c, 0, 0x3f, 0))).toEqual({ format: 'mspdi' });
  });

  it.each([
    ['plan.mpp', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0), /Save as/],
    ['plan.xml', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0), /Save as/],
    ['plan.zip', 'PK\u0003\u0004', /Unpack/],
    ['page.html', '<!DOCTYPE html><html>', /web page/],
    ['notes.txt', 'Dear all', /neither/],
    ['plan.csv', 'Name,Start', /Export as JSON/],
  ])('says of %s what to do', (name, head, words) => {
    expect(check(name, head)).toEqual({ problem: expect.stringMatching(words) as string });
  });

  it('does not send what is too large or empty', () => {
    expect(checkFile('plan.xml', mostBytes + 1, bytes('<Project>'))).toHaveProperty('problem');
    expect(checkFile('plan.xml', 0, bytes(''))).toHaveProperty('problem');
  });
});
