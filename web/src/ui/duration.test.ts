import { describe, expect, it } from 'vitest';
import { durationText, parseDuration } from './duration';

describe('parseDuration', () => {
  it.each([
    ['2d 4h', 1200],
    ['2d4h', 1200],
    ['90m', 90],
    ['90 min', 90],
    ['1.5 h', 90],
    ['1,5h', 90],
    ['1:30', 90],
    ['3', 180],
    ['1w', 2400],
    ['17 h 40', 1060],
    ['-1d', -480],
    ['0', 0],
  ])('reads %s as %i minutes', (text, minutes) => {
    expect(parseDuration(text)).toBe(minutes);
  });

  it.each(['', 'soon', '4x', '1:75', 'h', '--2h', '2h 3 4'])('refuses %s', (text) => {
    expect(parseDuration(text)).toBeNull();
  });

  it('reads back what it shows', () => {
    for (const minutes of [1, 59, 60, 61, 480, 1060, 99_999]) {
      expect(parseDuration(durationText(minutes))).toBe(minutes);
    }
  });
});
