import { createHash } from 'node:crypto';

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).filter(([, one]) => one !== undefined);
  return Object.fromEntries(
    entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, one]) => [key, sorted(one)]),
  );
}

/** JSON with sorted keys and a final line feed: equal values have equal bytes. */
export const canonicalJson = (value: unknown): string => `${JSON.stringify(sorted(value), null, 1)}\n`;

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
