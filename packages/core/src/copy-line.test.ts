import fc from 'fast-check';
import { expect, test } from 'vitest';
import { copyLine } from './copy-line.ts';

const readField = (field: string): string | null =>
  field === '\\N'
    ? null
    : field.replace(/\\(.)/g, (_, code: string) => ({ n: '\n', r: '\r', t: '\t', '\\': '\\' })[code] ?? code);

test('a line holds one row, whatever its texts hold', () => {
  const text = fc.oneof(fc.string(), fc.constantFrom('\\N', '\t', '\n', '\r\n', '\\', '\\t'));
  fc.assert(
    fc.property(fc.array(fc.option(text), { minLength: 1 }), (values) => {
      const line = copyLine(values);
      expect(line.indexOf('\n')).toBe(line.length - 1);
      expect(line.slice(0, -1).split('\t').map(readField)).toEqual(values);
    }),
  );
});
