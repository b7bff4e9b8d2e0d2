import { expect, test } from 'vitest';
import { cutOffText } from './time-text.ts';

test('a report of data without a date shows no day of 1970', () => {
  expect(cutOffText('2026-11-16T01:07:00.000Z')).toBe('截至 2026/11/16 09:07');
  expect(cutOffText('1970-01-01T00:00:00.000Z')).toBe('没有带日期的数据');
});
