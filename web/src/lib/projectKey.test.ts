import { describe, expect, it } from 'vitest';
import { isProjectKey, keyFromName, toKey } from './projectKey';

describe('keyFromName', () => {
  it.each([
    ['Website', 'WEB'],
    ['Booking relaunch', 'BR'],
    ['Public website of Northsound Ferries', 'PWON'],
    ['Überfahrt', 'UBE'],
    ['2026 plan', 'P'],
    ['東京', 'PRJ'],
    ['', ''],
  ])('makes of %s the key %s', (name, key) => {
    expect(keyFromName(name, [])).toBe(key);
  });

  it('numbers a key that is taken', () => {
    expect(keyFromName('Website', ['WEB', 'WEB2'])).toBe('WEB3');
  });

  it('makes keys that the server takes', () => {
    for (const name of ['a', '42', '- -', 'Ünï cödé', 'x'.repeat(99)])
      expect(isProjectKey(keyFromName(name, []))).toBe(true);
  });

  it('writes what is typed as a key', () => {
    expect(toKey('fer-2 ä')).toBe('FER2');
  });
});
