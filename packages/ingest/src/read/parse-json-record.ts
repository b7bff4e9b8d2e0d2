const longNumber = /[:,[]\s*-?\d{16,}/;
const stringsAndLongNumbers = /"(?:[^"\\]|\\.)*"|(?<![\d.eE+-])-?\d{16,}(?=\s*[,}\]])/g;

/** Puts numbers of more digits than JavaScript keeps into quotes, so that ids stay whole. */
const keepLongNumbers = (text: string): string =>
  longNumber.test(text)
    ? text.replace(stringsAndLongNumbers, (found) => (found.startsWith('"') ? found : `"${found}"`))
    : text;

/** Whole numbers from here on have lost digits: they stood in the text with an exponent or a fraction. */
const firstLong = 1e15;

function showNumber(value: number): string {
  if (!Number.isFinite(value)) throw new RangeError('number out of range');
  return Math.abs(value) < firstLong ? String(value) : value.toExponential().replace('e', 'E');
}

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function flatten(value: object, prefix: string, into: Map<string, string>, depth: number): void {
  for (const [key, inner] of Object.entries(value)) {
    const name = prefix + key;
    if (isObject(inner) && depth < 4) flatten(inner, `${name}.`, into, depth + 1);
    else if (inner === null || inner === undefined) into.set(name, '');
    else if (typeof inner === 'number') into.set(name, showNumber(inner));
    else into.set(name, typeof inner === 'object' ? JSON.stringify(inner) : String(inner));
  }
}

/** A JSON text in which numbers of 16 digits and more come as text, digit for digit. Throws SyntaxError. */
export const parseExactly = (text: string): unknown => JSON.parse(keepLongNumbers(text));

/**
 * The fields of one parsed object as text by their path (`a.b`), lists as JSON text; undefined for what is no
 * object, is nested too deep or holds a number out of range. Names such as `__proto__` are plain keys.
 */
export function fieldsOf(value: unknown): Map<string, string> | undefined {
  if (!isObject(value)) return undefined;
  const fields = new Map<string, string>();
  try {
    flatten(value, '', fields, 0);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
  return fields;
}

/** The fields of the JSON text of one object; undefined when it is none. */
export function parseJsonRecord(text: string): Map<string, string> | undefined {
  try {
    return fieldsOf(parseExactly(text));
  } catch {
    return undefined;
  }
}
