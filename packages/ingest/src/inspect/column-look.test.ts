import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lookAt } from './column-look.ts';

test.each([
  ['instant', ['2026-11-10 09:30:00', '2026/8/1 7:05', '2025年2月5日']],
  ['epoch', ['1762740600', '1762740600000']],
  ['rating', ['5', '★★★☆☆', '3星']],
  ['grade', ['好评', '中评', '差评']],
  ['order', ['300000000000000001', 'TB20261110123456', '="2026111012345678"']],
  ['id', ['A-1001', '="683139128538"']],
  ['sentence', ['壶盖漏水烫到了手', '颜色和图片不一样']],
  ['nickname', ['小*明', 't***8', '甲方_01']],
  ['role', ['买家', '客服', 'system']],
] as const)('knows the look of %s', (look, values) => {
  const found = lookAt([...values, '', '  ']);
  expect(found[look]).toBe(1);
  expect(found.distinct).toBe(1);
  expect(found.filled).toBeCloseTo(values.length / (values.length + 2));
});

test("a conversation in JSON is nobody's words", () =>
  expect(lookAt(['[{"角色":"顾客","内容":"请问什么时候发货呢"}]']).sentence).toBe(0));

test('an id that a spreadsheet has damaged is none', () => expect(lookAt(['1.23457E+18']).id).toBe(0));

test('shares are shares, whatever the values', () => {
  fc.assert(
    fc.property(fc.array(fc.string()), (values) => {
      for (const share of Object.values(lookAt(values))) expect(share >= 0 && share <= 1).toBe(true);
    }),
  );
});
