/** What JSON.parse lets pass although senders and readers may understand it differently, or break on it. */
export type JsonFault = 'too deep' | 'duplicate key';

const mostDepth = 64;

/** Index after the string that begins at `from`. */
function endOfString(text: string, from: number): number {
  for (let at = from + 1; at < text.length; at++) {
    const char = text.charAt(at);
    if (char === '\\') at++;
    else if (char === '"') return at + 1;
  }
  return text.length;
}

const isColonAfter = (text: string, from: number): boolean => /^\s*:/.test(text.slice(from, from + 16));

/** The name as it is read, so that `"a"` and `"\u0061"` are the same. */
function nameOf(text: string): string {
  try {
    return String(JSON.parse(text));
  } catch {
    return text;
  }
}

/** Looks a JSON text through once, before it is parsed; undefined when nothing is wrong. */
export function findJsonFault(text: string): JsonFault | undefined {
  const open: Set<string>[] = [];
  for (let at = 0; at < text.length; at++) {
    const char = text.charAt(at);
    if (char === '{' || char === '[') {
      if (open.push(new Set()) > mostDepth) return 'too deep';
    } else if (char === '}' || char === ']') open.pop();
    else if (char === '"') {
      const end = endOfString(text, at);
      const names = open.at(-1);
      if (names && isColonAfter(text, end)) {
        const name = nameOf(text.slice(at, end));
        if (names.has(name)) return 'duplicate key';
        names.add(name);
      }
      at = end - 1;
    }
  }
  return undefined;
}
