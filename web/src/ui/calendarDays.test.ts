import { describe, expect, it } from 'vitest';
import { addMonths, monthGrid } from './calendarDays';

describe('calendar days', () => {
  it('go by months to the last day that exists', () => {
    expect(addMonths('2027-01-31', 1)).toBe('2027-02-28');
    expect(addMonths('2026-01-15', -1)).toBe('2025-12-15');
  });

  it('fill six weeks from the first weekday', () => {
    const grid = monthGrid('2026-11-15', 1);
    expect(grid).toHaveLength(42);
    expect(grid[0]).toBe('2026-10-26');
    expect(monthGrid('2026-11-15', 7)[0]).toBe('2026-11-01');
  });
});
