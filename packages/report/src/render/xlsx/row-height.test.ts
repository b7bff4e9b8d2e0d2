import { expect, test } from 'vitest';
import { rowHeight } from './row-height.ts';
import type { SheetColumn } from './sheet.ts';

const columns: SheetColumn[] = [
  { title: '条数', kind: 'count', width: 2 },
  { title: '原话', kind: 'text', width: 22 },
];

test('a row is as high as the text that wraps most, and no higher than a sheet allows', () => {
  expect(rowHeight([12345, '页面写的十个字以内吧'], columns)).toBeUndefined();
  expect(rowHeight([1, '页面写的十个字以内吧。'], columns)).toBe(30);
  expect(rowHeight([1, '一\n二\n三'], columns)).toBe(45);
  expect(rowHeight([1, null], columns)).toBeUndefined();
  expect(rowHeight([1, '字'.repeat(9000)], columns)).toBe(409);
});
