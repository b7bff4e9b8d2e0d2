import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CopyBuffer } from './copy-buffer.ts';

const text = fc.string({ unit: 'grapheme' });

test('holds the texts that were added, one behind the other', () => {
  fc.assert(
    fc.property(fc.array(text), (texts) => {
      const buffer = new CopyBuffer();
      for (const one of texts) buffer.add(one);
      expect(Buffer.from(buffer.bytes).equals(Buffer.from(texts.join('')))).toBe(true);
      expect(buffer.length).toBe(Buffer.byteLength(texts.join('')));
    }),
  );
});

test('grows beyond its first length, and keeps what it held', () => {
  const buffer = new CopyBuffer();
  const long = '评价'.repeat(40_000);
  buffer.addAscii('a');
  buffer.add(long);
  buffer.addBytes(Buffer.from(long));
  buffer.addAscii('b'.repeat(1_000_000));
  expect(Buffer.from(buffer.bytes).toString()).toBe(`a${long}${long}${'b'.repeat(1_000_000)}`);
});

test('tells whether bytes are the same, takes the last ones away and counts in place', () => {
  const buffer = new CopyBuffer();
  const one = buffer.length;
  buffer.add('很好\t0009\t1\n');
  const other = buffer.length;
  buffer.add('很好\t0001\t2\n');
  const length = Buffer.byteLength('很好\t');
  expect(buffer.isSame(one, other, length)).toBe(true);
  expect(buffer.isSame(one, other, length + 4)).toBe(false);
  buffer.cut(other);
  buffer.increment(one + length + 3);
  expect(Buffer.from(buffer.bytes).toString()).toBe('很好\t0010\t1\n');
});
