import { expect, test } from 'vitest';
import { adviceDueText, cutOffText, dueDay, dueText, productName, shortProductName } from './words.ts';

const page = {
  productId: '~京东/default/1',
  name: '九字品牌一点五匹新一级能效变频冷暖壁挂式卧室空调',
  unmapped: true,
};

test('the cut-off of data without a date is no day of 1970', () => {
  expect(cutOffText({ asOf: '2026-11-16T01:07:00.000Z' })).toBe('数据截至 2026-11-16 09:07');
  expect(cutOffText({ asOf: '1970-01-01T00:00:00.000Z' })).toBe('没有带日期的数据');
});

test('a long page title is cut and still marked as 未归款', () => {
  expect(shortProductName(page)).toBe('九字品牌一点五匹新一级能效变频冷暖壁…(未归款)');
  expect(productName(page)).toContain('卧室空调');
});

test('a product keeps its name and number', () => {
  const product = { productId: 'A2031', name: '女童羽绒服', unmapped: false };
  expect(shortProductName(product)).toBe('女童羽绒服 A2031');
});

test('a red line is due within the hour, all else on its date', () => {
  expect(dueText({ change: '红线 H5 漏电', dueOn: '2026-11-18' })).toBe('1 小时内');
  expect(dueText({ change: '颜色不符 0.6→1.4‰', dueOn: '2026-11-18' })).toBe('2026-11-18 前');
});

test('a red line is due within the hour wherever it is told, all else on its day', () => {
  const dueOn = '2026-11-18';
  expect(adviceDueText({ facts: '红线 H5 漏电/起火/爆裂等隐患;红线,单条即报', dueOn })).toBe('1 小时内');
  expect(adviceDueText({ facts: '物流慢/延误 0.9→6.7‰', dueOn })).toBe('2026-11-18 前');
  expect([dueDay('红线 H5', dueOn), dueDay('物流慢', dueOn)]).toEqual([null, dueOn]);
});
