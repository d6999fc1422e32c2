const minutesOf: Record<string, number> = { w: 5 * 480, d: 480, h: 60, m: 1 };

/** Minutes as "24 h", "17 h 40" or "45 min". A working day has 8 hours and is never shown: days of what length? */
export function durationText(minutes: number): string {
  const sign = minutes < 0 ? '−' : '';
  const hours = Math.floor(Math.abs(minutes) / 60);
  const rest = Math.abs(minutes) % 60;
  if (hours === 0) return `${sign}${rest} min`;
  return rest === 0 ? `${sign}${hours} h` : `${sign}${hours} h ${String(rest).padStart(2, '0')}`;
}

/**
 * Minutes of "2d 4h", "1.5 h", "1:30", "90m", "1w" or "-1d"; a bare number counts hours, "17 h 40" is 17 hours and 40 minutes.
 * Null for what is no duration.
 */
export function parseDuration(input: string): number | null {
  let text = input.trim().toLowerCase().replace(/,/g, '.').replace(/−/g, '-');
  const negative = text.startsWith('-');
  if (negative) text = text.slice(1).trim();
  if (text === '') return null;
  const sign = negative ? -1 : 1;

  const clock = /^(\d+):([0-5]\d)$/.exec(text);
  if (clock) return sign * (Number(clock[1]) * 60 + Number(clock[2]));
  if (/^\d+(\.\d+)?$/.test(text)) return sign * Math.round(Number(text) * 60);

  const part = /(\d+(?:\.\d+)?)\s*(weeks?|w|days?|d|hours?|hrs?|h|minutes?|mins?|m)?\s*/y;
  let minutes = 0;
  let previous = '';
  while (part.lastIndex < text.length) {
    const match = part.exec(text);
    if (!match) return null;
    const unit = match[2]?.[0] ?? (previous === 'h' ? 'm' : '');
    const size = minutesOf[unit];
    if (size === undefined) return null;
    minutes += Number(match[1]) * size;
    previous = unit;
  }
  return sign * Math.round(minutes);
}
