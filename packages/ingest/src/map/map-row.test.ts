import { expect, test } from 'vitest';
import type { Mapper } from './create-mapper.ts';
import { mapRow } from './map-row.ts';

const header = ['\uFEFF姓名', '时间', '内容'];
const mapper: Mapper = {
  map: () => ({ type: 'catalogue', key: 'k', data: {} }),
  secretKey: 'a key of these tests',
};
const reasonOf = (cells: string[]): string | undefined => {
  const mapped = mapRow({ no: 2, cells }, header, mapper);
  return 'reason' in mapped && mapped.reason !== null ? mapped.reason : undefined;
};

test('a header in the middle of a file is set aside, a row that resembles it is not', () => {
  expect(reasonOf(['姓名', '时间', '内容'])).toBe('repeated_header');
  expect(reasonOf(['姓名', '时间', '好看'])).toBeUndefined();
  expect(reasonOf(['小明', '时间', '内容'])).toBeUndefined();
});

test('a row with more columns than the header is set aside unless they are blank', () => {
  expect(reasonOf(['小明', '2026-11-10', '好', '看'])).toBe('column_count');
  expect(reasonOf(['小明', '2026-11-10', '好', ' '])).toBeUndefined();
});
