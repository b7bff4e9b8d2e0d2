import { SkippableError } from '@voc/core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDay, parseEpoch, parseInstant } from './parse-instant.ts';

const first = Date.parse('2003-01-01T00:00:00+08:00');
const seconds = fc
  .integer({ min: first / 1000, max: Date.parse('2099-12-31T00:00:00Z') / 1000 })
  .map((value) => new Date(value * 1000));
const pad = (value: number): string => String(value).padStart(2, '0');

describe('parseInstant', () => {
  test.each([
    ['2022/8/1 7:05', '2022-07-31T23:05:00.000Z'],
    ['2022.8.1', '2022-07-31T16:00:00.000Z'],
    [' 2022/8/1 7:05', '2022-07-31T23:05:00.000Z'],
    ['2022/8/1  7:05', '2022-07-31T23:05:00.000Z'],
    ['2017-02-15 09:12:19', '2017-02-15T01:12:19.000Z'],
    ['2025年2月5日', '2025-02-04T16:00:00.000Z'],
    ['2025年2月5日 8:30', '2025-02-05T00:30:00.000Z'],
    ['2026-11-10T14:22:00', '2026-11-10T06:22:00.000Z'],
    ['2026-11-10T14:22:00.5Z', '2026-11-10T14:22:00.500Z'],
    ['2026-11-10T14:22:00+09:00', '2026-11-10T05:22:00.000Z'],
    ['2026/11/10\t', '2026-11-09T16:00:00.000Z'],
    ['2024-02-29', '2024-02-28T16:00:00.000Z'],
    ['2003-01-01', '2002-12-31T16:00:00.000Z'],
  ])('reads %s', (raw, expected) => expect(parseInstant(raw)).toBe(expected));

  test.each(['', '  ', 'nan', '-', 'NULL'])('takes %j as absent', (raw) =>
    expect(parseInstant(raw)).toBeNull(),
  );

  test.each([
    ['2023-02-29', '不存在'],
    ['2026/8/1 7:5', '无法识别'],
    ['2026/8/1 7', '无法识别'],
    ['2026/8/1 7:05:', '无法识别'],
    ['2026/8', '无法识别'],
    ['2026/008/1', '无法识别'],
    ['2026/8/1 7:05:09:1', '无法识别'],
    ['2026:8:1', '无法识别'],
    ['2026-04-31', '不存在'],
    ['2026-13-01', '不存在'],
    ['2026-00-10', '不存在'],
    ['2026-11-10 24:00', '不存在'],
    ['2026-11-10 09:60', '不存在'],
    ['2026-11-10T10:00:00+15:00', '不存在'],
    ['2002-12-31 23:59:59', '早于 2003'],
    ['1970-01-01', '早于 2003'],
    ['26-11-10', '无法识别'],
    ['2026-11/10', '无法识别'],
    ['2026-11-10 上午', '无法识别'],
    ['昨天', '无法识别'],
  ])('refuses %s', (raw, reason) => {
    expect(() => parseInstant(raw)).toThrow(SkippableError);
    expect(() => parseInstant(raw)).toThrow(reason);
  });

  test('gives back every second it was given, in each shape', () => {
    fc.assert(
      fc.property(seconds, (instant) => {
        const local = new Date(instant.getTime() + 8 * 3_600_000);
        const [y, m, d] = [local.getUTCFullYear(), local.getUTCMonth() + 1, local.getUTCDate()];
        const [h, min, s] = [local.getUTCHours(), pad(local.getUTCMinutes()), pad(local.getUTCSeconds())];
        const shapes = [
          `${y}/${m}/${d} ${h}:${min}:${s}`,
          `${y}-${pad(m)}-${pad(d)} ${pad(h)}:${min}:${s}`,
          `${y}年${m}月${d}日 ${h}:${min}:${s}`,
          instant.toISOString(),
        ];
        for (const shape of shapes) expect(parseInstant(shape)).toBe(instant.toISOString());
        expect(parseDay(shapes[0] ?? '')).toBe(`${y}-${pad(m)}-${pad(d)}`);
      }),
    );
  });

  test('any text is read, absent or refused on purpose', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[\d/: T年月日.-]{0,20}$/)), (raw) => {
        try {
          const read = parseInstant(raw);
          if (read !== null) expect(new Date(read).toISOString()).toBe(read);
        } catch (error) {
          expect(error).toBeInstanceOf(SkippableError);
        }
      }),
    );
  });
});

test('an instant in seconds and in milliseconds is the same, and other ways of writing are read too', () => {
  expect(parseEpoch('1793930400')).toBe('2026-11-06T02:00:00.000Z');
  expect(parseEpoch('1793930400123')).toBe('2026-11-06T02:00:00.123Z');
  expect(parseEpoch('2026-11-06 10:00:00')).toBe('2026-11-06T02:00:00.000Z');
  expect(parseEpoch('')).toBeNull();
  for (const bad of ['0000000001', '12345', '1793930400.5'])
    expect(() => parseEpoch(bad)).toThrow(SkippableError);
});
