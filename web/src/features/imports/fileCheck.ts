import { byteSize } from '../../lib/bytes';
import type { ImportFormat } from './importTypes';

/** The most that the server reads unless it is set otherwise; a larger file need not travel to be refused. */
export const mostBytes = 50 * 1024 * 1024;

export type FileCheck = { format: ImportFormat } | { problem: string };

const howFromProject =
  'In MS Project choose File, Save as, and the type “XML format (*.xml)”, then import that file.';

const starts = (bytes: Uint8Array, ...head: number[]) => head.every((byte, i) => bytes[i] === byte);

/** Tells from the first bytes, not from the name, what a file is; the server looks again and decides. */
export function checkFile(name: string, size: number, head: Uint8Array): FileCheck {
  if (size === 0) return { problem: 'This file is empty. Save it again and choose it once more.' };
  if (size > mostBytes)
    return {
      problem: `This file has ${byteSize(size)}. An import takes up to ${byteSize(mostBytes)}: leave out old parts of the plan and save it again.`,
    };
  if (/\.mpp$|\.mpt$/i.test(name) || starts(head, 0xd0, 0xcf, 0x11, 0xe0))
    return { problem: `This is MS Project’s own format, which only MS Project can read. ${howFromProject}` };
  if (starts(head, 0x50, 0x4b) || starts(head, 0x1f, 0x8b))
    return { problem: 'This file is packed. Unpack it, then choose the XML or JSON file inside.' };
  const text = textOf(head).trimStart();
  if (text.startsWith('<')) {
    if (/<html|<!doctype html/i.test(text))
      return { problem: 'This is a web page, not a plan. Save the plan or board itself as a file.' };
    return { format: 'mspdi' };
  }
  if (text.startsWith('{')) return { format: 'trello' };
  return {
    problem: `This is neither MS Project XML nor a Trello board. ${howFromProject} In Trello open the board’s menu, then Print, export, and share, Export as JSON.`,
  };
}

function textOf(head: Uint8Array): string {
  const utf16 = starts(head, 0xff, 0xfe) ? 'utf-16le' : starts(head, 0xfe, 0xff) ? 'utf-16be' : 'utf-8';
  return new TextDecoder(utf16).decode(head);
}
