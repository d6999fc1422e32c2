import { describe, expect, it } from 'vitest';
import { parseDate } from './parseDate';

const monday = '2026-11-23';

describe('parseDate', () => {
  it.each([
    ['today', '2026-11-23'],
    ['tom', '2026-11-24'],
    ['fri', '2026-11-27'],
    ['next friday', '2026-11-27'],
    ['monday', '2026-11-30'],
    ['next week', '2026-11-30'],
    ['in 3 days', '2026-11-26'],
    ['+2w', '2026-12-07'],
    ['in 1 month', '2026-12-23'],
    ['26 nov', '2026-11-26'],
    ['Nov 26', '2026-11-26'],
    ['26.11.', '2026-11-26'],
    ['26/11/2027', '2027-11-26'],
    ['3 jan', '2027-01-03'],
    ['2026-12-24', '2026-12-24'],
  ])('reads %s', (text, date) => {
    expect(parseDate(text, monday)).toBe(date);
  });

  it('reads names of the own language', () => {
    expect(parseDate('mittwoch', monday, 'de-DE')).toBe('2026-11-25');
    expect(parseDate('3 märz', monday, 'de-DE')).toBe('2027-03-03');
  });

  it.each(['', 'soon', '31 feb', '2026-02-30', '99.99.', '12'])('refuses %s', (text) => {
    expect(parseDate(text, monday)).toBeNull();
  });
});
