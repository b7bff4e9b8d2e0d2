import { expect, test } from 'vitest';
import { isDateFormat } from './date-formats.ts';
import { showSerial } from './serial-date.ts';
import { provesExact, showNumber } from './show-number.ts';

test.each([
  [46_336.395_833_333_34, '2026-11-10 09:30:00'],
  [46_336, '2026-11-10 00:00:00'],
  [46_336.999_999_9, '2026-11-11 00:00:00'],
  [59, '1900-02-28 00:00:00'],
  [60, '1900-02-29 00:00:00'],
  [61, '1900-03-01 00:00:00'],
  [1, '1900-01-01 00:00:00'],
  [0, '1900-01-00 00:00:00'],
  [0.5, '1900-01-00 12:00:00'],
  [2_958_465, '9999-12-31 00:00:00'],
  [2_958_466, undefined],
  [-1, undefined],
  [Number.NaN, undefined],
])('day %s of the 1900 system is %s', (serial, shown) => expect(showSerial(serial, false)).toBe(shown));

test.each([
  [0, '1904-01-01 00:00:00'],
  [60, '1904-03-01 00:00:00'],
  [44_874.5, '2026-11-10 12:00:00'],
])('day %s of the 1904 system is %s', (serial, shown) => expect(showSerial(serial, true)).toBe(shown));

test.each([
  [14, undefined, true],
  [22, undefined, true],
  [31, undefined, true],
  [57, undefined, true],
  [0, undefined, false],
  [4, undefined, false],
  [49, undefined, false],
  [164, 'yyyy/m/d h:mm;@', true],
  [164, 'yyyy"年"m"月"d"日"', true],
  [164, '[$-804]yyyy\\-mm\\-dd\\ hh:mm:ss', true],
  [164, 'mm:ss.0', true],
  [164, '[h]:mm:ss', true],
  [164, '0.00_ ;[Red]\\-0.00\\ ', false],
  [164, '#,##0"days"', false],
  [164, '0.00E+00', false],
  [164, 'General', false],
  [164, '@', false],
])('format %s %s shows a date: %s', (id, code, isDate) => expect(isDateFormat(id, code)).toBe(isDate));

test.each([
  ['683139128538', '683139128538'],
  ['4.9000000000000004', '4.9'],
  ['5', '5'],
  ['1.5E3', '1500'],
  ['123456789012345', '123456789012345'],
  ['1234567890123450', '1.23456789012345E+15'],
  ['6.9519088183783178E+18', '6.951908818378318E+18'],
  ['6951908818378318000', '6.951908818378318E+18'],
  ['6951908818378317824', '6.951908818378318E+18'],
  ['', ''],
  ['n/a', 'n/a'],
])('the number %s is told as %s', (raw, shown) => expect(showNumber(raw, provesExact(raw))).toBe(shown));

test('a long number is whole where its digits are more than Excel or a double would have kept', () => {
  expect(showNumber('6951908818378318147', provesExact('6951908818378318147'))).toBe('6951908818378318147');
  expect(showNumber('1234567890123457', provesExact('1234567890123457'))).toBe('1234567890123457');
  // Neighbours of such a number in the column are whole too.
  expect(showNumber('6951908818378318000', true)).toBe('6951908818378318000');
  expect(showNumber('6.95E+18', true)).toBe('6.95E+18');
});
