import { shortDate, today } from '../../lib/dates';

export type Expiry = '7' | '30' | '90' | '365' | 'never';

const dayMs = 86_400_000;

export const expiries: readonly { value: Expiry; name: string }[] = [
  { value: '7', name: '7 days' },
  { value: '30', name: '30 days' },
  { value: '90', name: '90 days' },
  { value: '365', name: 'A year' },
  { value: 'never', name: 'Until it is revoked' },
];

/** The instant at which a token that is made now ends. */
export const expiresAt = (expiry: Expiry, now = Date.now()): string | undefined =>
  expiry === 'never' ? undefined : new Date(now + Number(expiry) * dayMs).toISOString();

export function expiryInWords(expiry: Expiry): string {
  const ends = expiresAt(expiry);
  return ends
    ? `It stops working on ${shortDate(today(new Date(ends)))}.`
    : 'A token without an end is easily forgotten. Look at its last use now and then.';
}
