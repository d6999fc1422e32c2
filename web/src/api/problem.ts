import axios from 'axios';

/** Where a query can't be read, in UTF-16 units, and what would do. */
export interface QueryPlace {
  position: number;
  length: number;
  expected: readonly string[];
  suggestion: string | null;
}

/** An RFC 9457 answer, or the lack of an answer (`status` 0: the server could not be reached). */
export class Problem extends Error {
  constructor(
    readonly status: number,
    /** Says what happened and what to do; written by the server for people. */
    message: string,
    readonly code: string | undefined,
    readonly errors: Readonly<Record<string, readonly string[]>>,
    readonly traceId: string | undefined,
    /** Milliseconds to wait, when the server said so. */
    readonly retryAfter: number | undefined,
    readonly place?: QueryPlace,
    /** The sign-in provider that is asked for. */
    readonly provider?: string | undefined,
  ) {
    super(message);
    this.name = 'Problem';
  }

  /** The first complaint about a field, for the line under it. */
  fieldError(name: string): string | undefined {
    const key = Object.keys(this.errors).find((field) => field.toLowerCase() === name.toLowerCase());
    return key === undefined ? undefined : this.errors[key]?.[0];
  }
}

const plain: Record<number, string> = {
  0: 'The server cannot be reached. Check your connection; what you did is kept.',
  401: 'You are signed out. Sign in again.',
  403: 'You may see this, but not change it. Ask a lead of the project.',
  404: 'This does not exist, or you have no access to it.',
  413: 'This is too large to send.',
  429: 'Too many requests. Try again in a moment.',
};

interface Details {
  provider?: unknown;
  title?: unknown;
  detail?: unknown;
  code?: unknown;
  errors?: unknown;
  traceId?: unknown;
  position?: unknown;
  length?: unknown;
  expected?: unknown;
  suggestion?: unknown;
}

function placeOf({ position, length, expected, suggestion }: Details): QueryPlace | undefined {
  if (typeof position !== 'number' || typeof length !== 'number') return undefined;
  return {
    position,
    length,
    expected: Array.isArray(expected) ? expected.map(String) : [],
    suggestion: text(suggestion) ?? null,
  };
}

const text = (value: unknown) => (typeof value === 'string' && value ? value : undefined);

function fieldErrors(value: unknown): Record<string, string[]> {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(
    Object.entries(value).map(([field, messages]) => [
      field,
      Array.isArray(messages) ? messages.map(String) : [],
    ]),
  );
}

export function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (!axios.isAxiosError(error)) throw error;
  const status = error.response?.status ?? 0;
  const body: Details =
    typeof error.response?.data === 'object' && error.response.data !== null ? error.response.data : {};
  const errors = fieldErrors(body.errors);
  const sentence =
    text(body.detail) ??
    Object.values(errors)[0]?.[0] ??
    plain[status] ??
    text(body.title) ??
    `The server could not do this (${status}). Try again in a moment.`;
  const seconds = Number(error.response?.headers['retry-after']);
  return new Problem(
    status,
    sentence,
    text(body.code),
    errors,
    text(body.traceId),
    Number.isFinite(seconds) ? seconds * 1000 : undefined,
    placeOf(body),
    text(body.provider),
  );
}
