const longNumber = /[:,[]\s*-?\d{16,}/;
const stringsAndLongNumbers = /"(?:[^"\\]|\\.)*"|-?\d{16,}(?=\s*[,}\]])/g;

/** Puts numbers of more digits than JavaScript keeps into quotes, so that ids stay whole. */
const keepLongNumbers = (text: string): string =>
  longNumber.test(text)
    ? text.replace(stringsAndLongNumbers, (found) => (found.startsWith('"') ? found : `"${found}"`))
    : text;

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function flatten(value: object, prefix: string, into: Map<string, string>, depth: number): void {
  for (const [key, inner] of Object.entries(value)) {
    const name = prefix + key;
    if (isObject(inner) && depth < 4) flatten(inner, `${name}.`, into, depth + 1);
    else if (inner === null || inner === undefined) into.set(name, '');
    else into.set(name, typeof inner === 'object' ? JSON.stringify(inner) : String(inner));
  }
}

/**
 * The fields of one JSON object as text by their path (`a.b`), lists as JSON text; undefined when the text
 * is no JSON object. Names such as `__proto__` are plain keys.
 */
export function parseJsonRecord(text: string): Map<string, string> | undefined {
  let value: unknown;
  try {
    value = JSON.parse(keepLongNumbers(text));
  } catch {
    return undefined;
  }
  if (!isObject(value)) return undefined;
  const fields = new Map<string, string>();
  flatten(value, '', fields, 0);
  return fields;
}
