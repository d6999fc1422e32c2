import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateOf, dayOf } from './days';
import {
  dayAt,
  nextZoom,
  pixelsPerDay,
  scaleFor,
  shortDate,
  ticksOf,
  weekendsOf,
  widthOf,
  xOf,
  zooms,
} from './timeScale';

const today = dayOf('2026-11-24');
const plan = [dayOf('2026-11-09'), dayOf('2026-12-18')];

describe('time scale', () => {
  it('finds the day under every pixel of that day', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...zooms),
        fc.integer({ min: 0, max: 60 }),
        fc.nat(),
        (zoom, offset, pixel) => {
          const scale = scaleFor(zoom, today, plan);
          const day = scale.from + offset;
          expect(dayAt(scale, xOf(scale, day) + (pixel % pixelsPerDay[zoom]))).toBe(day);
        },
      ),
    );
  });

  it('has room on both sides of the plan at every zoom', () => {
    for (const zoom of zooms) {
      const scale = scaleFor(zoom, today, plan);
      expect(scale.from).toBeLessThan(dayOf('2026-11-09'));
      expect(scale.to).toBeGreaterThan(dayOf('2026-12-19'));
      expect(widthOf(scale)).toBeGreaterThan(1500);
    }
  });

  it('shows a plan without dates around today', () => {
    const scale = scaleFor('day', today, []);
    expect([dateOf(scale.from), dateOf(scale.to)]).toEqual(['2026-09-01', '2027-03-01']);
  });

  it('names weeks and their working days', () => {
    const scale = scaleFor('day', today, plan);
    const { upper, lower } = ticksOf(scale, dayOf('2026-11-23'), dayOf('2026-12-07'), today);
    expect(upper.map((tick) => tick.label)).toEqual([
      `Week 48 · ${shortDate(dayOf('2026-11-23'))}`,
      `Week 49 · ${shortDate(dayOf('2026-11-30'))}`,
    ]);
    expect(lower.map((tick) => tick.label)).toEqual(['23', '24', '25', '26', '27', '30', '1', '2', '3', '4']);
    expect(lower.filter((tick) => tick.today).map((tick) => tick.label)).toEqual(['24']);
  });

  it('names hours, months and quarters', () => {
    const at = (zoom: (typeof zooms)[number]) =>
      ticksOf(scaleFor(zoom, today, plan), dayOf('2026-11-24'), dayOf('2026-11-25'), today);
    expect(at('hour').upper).toHaveLength(1);
    expect(at('hour').upper[0]?.label).toMatch(/Tue.*24/);
    expect(
      at('hour')
        .lower.map((tick) => tick.label)
        .slice(0, 3),
    ).toEqual(['00:00', '02:00', '04:00']);
    expect(at('week').upper.map((tick) => tick.label)).toEqual(['November 2026']);
    expect(at('week').lower.map((tick) => tick.label)).toEqual(['23']);
    expect(at('quarter').upper.map((tick) => tick.label)).toEqual(['Q4 2026']);
  });

  it('lays ticks edge to edge', () => {
    for (const zoom of ['week', 'quarter'] as const) {
      const scale = scaleFor(zoom, today, plan);
      const { upper } = ticksOf(scale, scale.from, scale.to, today);
      upper.slice(1).forEach((tick, i) => expect(tick.x).toBe((upper[i]?.x ?? 0) + (upper[i]?.width ?? 0)));
    }
  });

  it('shades weekends where they can be seen', () => {
    const scale = scaleFor('day', today, plan);
    expect(weekendsOf(scale, dayOf('2026-11-23'), dayOf('2026-12-07')).map((w) => dateOf(w.day))).toEqual([
      '2026-11-28',
      '2026-12-05',
    ]);
    expect(weekendsOf(scaleFor('quarter', today, plan), today, today + 60)).toEqual([]);
  });

  it('stops zooming at both ends', () => {
    expect(nextZoom('hour', -1)).toBe('hour');
    expect(nextZoom('day', 1)).toBe('week');
    expect(nextZoom('quarter', 1)).toBe('quarter');
  });
});
