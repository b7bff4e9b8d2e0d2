import { sameNames } from './path-names.ts';

export interface FoundNumber {
  id: string;
  value: number;
}

/** What names a member of a list, by the first of these it has; a place alone would change with what stands before it. */
const memberKeys = [
  ['actionId'],
  ['category', 'product'],
  ['productId', 'category'],
  ['productId'],
  ['start'],
  ['attribute'],
  ['kind', 'reason'],
  ['kind'],
  ['template'],
  ['by', 'name'],
  ['word'],
  ['id'],
] as const;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function nameOf(value: unknown): string {
  if (isRecord(value)) return nameOf(value.productId);
  return typeof value === 'string' && value !== '' ? value : 'all';
}

function memberName(member: unknown, place: number): string {
  if (!isRecord(member)) return String(place + 1);
  const keys = memberKeys.find((names) => names.every((name) => name in member));
  return keys ? keys.map((key) => nameOf(member[key])).join('.') : String(place + 1);
}

/** Not figures of the report: what a customer gave, and the version of a form. */
const left = new Set(['quotes', 'quote', 'schemaVersion', 'versions']);

/** Every number of a report under the id it is asked for by, in the order of the report. */
export function walkNumbers(report: object): FoundNumber[] {
  const found = new Map<string, FoundNumber>();
  const walk = (value: unknown, path: readonly string[]): void => {
    if (typeof value === 'number') {
      const id = sameNames(path);
      if (!found.has(id)) found.set(id, { id, value });
    } else if (Array.isArray(value)) {
      for (const [place, member] of value.entries()) walk(member, [...path, memberName(member, place)]);
    } else if (isRecord(value)) {
      for (const [key, member] of Object.entries(value)) if (!left.has(key)) walk(member, [...path, key]);
    }
  };
  walk(report, []);
  return [...found.values()];
}
