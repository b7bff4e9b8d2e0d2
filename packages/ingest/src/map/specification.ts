export interface Specification {
  color: string | null;
  size: string | null;
}

const sizeName = /尺码|尺寸|码数|身高|容量|规格|大小|size/i;
const colorName = /颜色|色|款式|color/i;
const sizeValue =
  /^(?:\d{0,2}x{0,4}[sml]|均码|\d{2,3}(?:\.5)?码?|\d+(?:\.\d+)?(?:ml|l|g|kg|cm|寸|斤|升|英寸))(?:$|[^a-z])/i;

function splitPart(part: string): [name: string, value: string] {
  const [, name = '', value = part] = /^([^::]{1,8})[::](.+)$/s.exec(part) ?? [];
  return [name.trim(), value.trim()];
}

/**
 * Colour and size of a specification as shops print it: `雾霾蓝;130` by place, `颜色分类:红;尺码:M` by name,
 * a single value by its look.
 */
export function parseSpecification(text: string): Specification {
  const parts = text
    .split(/[;;,,/]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map(splitPart);
  const named = (pattern: RegExp): string | null => parts.find(([name]) => pattern.test(name))?.[1] ?? null;
  const [size, color] = [named(sizeName), named(colorName)];
  if (size !== null || color !== null) return { color, size };
  const [first, second] = parts.map(([, value]) => value);
  if (first === undefined) return { color: null, size: null };
  if (second !== undefined) return { color: first, size: second };
  return sizeValue.test(first) ? { color: null, size: first } : { color: first, size: null };
}
