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
    ['2099-12-31 23:59:59', '2099-12-31T15:59:59.000Z'],
    ['2026/11/10 上午 9:30', '2026-11-10T01:30:00.000Z'],
    ['2026/11/10 下午 3:05:09', '2026-11-10T07:05:09.000Z'],
    ['2026-11-10 下午12:30', '2026-11-10T04:30:00.000Z'],
    ['2026/11/10 15:05', '2026-11-10T07:05:00.000Z'],
    ['2026年11月10日下午3:05', '2026-11-10T07:05:00.000Z'],
    ['2026/11/10 12:30 AM', '2026-11-09T16:30:00.000Z'],
    ['2026/11/10 3:05:09 pm', '2026-11-10T07:05:09.000Z'],
    ['20261110093000', '2026-11-10T01:30:00.000Z'],
    ['20261110', '2026-11-09T16:00:00.000Z'],
  ])('reads %s', (raw, expected) => expect(parseInstant(raw)).toBe(expected));

  test.each(['', '  ', 'nan', '-', 'NULL'])('takes %j as absent', (raw) =>
    expect(parseInstant(raw)).toBeNull(),
  );

  test.each([
    '0001-01-01 00:00:00',
    '0001/1/1 0:00:00',
    '0000-00-00 00:00:00',
    '1900-01-00',
    '1900/1/0',
    '1900-01-00 00:00:00',
    '1899-12-30',
  ])('takes %s as a time that there is not', (raw) => expect(parseInstant(raw)).toBeNull());

  test.each([
    ['2026/2/30', '不存在'],
    ['60', '无法识别'],
    ['1900-02-29', '不存在'],
    ['1900-01-00 12:00:00', '不存在'],
    ['46336.39', '无法识别'],
    ['1793930400', '无法识别'],
    ['1793930400123', '无法识别'],
    ['9999-12-31 23:59:59', '晚于 2099'],
    ['2100-01-01', '晚于 2099'],
    ['20261310', '不存在'],
    ['上午 12:30', '无法识别'],
    ['2026-11-10 上午 12:30', '无法识别'],
    ['2026-11-10 下午 25:30', '不存在'],
    ['2026-11-10 13:30 AM', '无法识别'],
    ['刚刚', '相对时间'],
    ['3天前', '相对时间'],
    ['昨天 12:30', '相对时间'],
    ['5 分钟前', '相对时间'],
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
  for (const bad of ['0000000001', '12345', '1793930400.5', '9999999999', '4102416000000'])
    expect(() => parseEpoch(bad)).toThrow(SkippableError);
});
