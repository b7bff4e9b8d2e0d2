import { expect, test } from 'vitest';
import { deliveryText } from './delivery-text.ts';

test.each([
  ['report', 'week/2026-W46@2', '周报 2026-W46 第 2 版'],
  ['report', 'month/2026-11/brand:禾棉@1', '月报 2026-11 brand:禾棉 第 1 版'],
  ['alert', 'mismatch-M1@二级', '预警 mismatch-M1 二级'],
  ['escalation', 'mismatch-M1@supervisor', '预警 mismatch-M1 转主管'],
  ['reminder', 'a-1@late@2026-11-20', '待办 a-1 逾期 2026-11-20'],
  ['digest', '2026-11-20', '每日汇总 2026-11-20'],
])('%s %s is told as %s', (target, targetKey, text) => {
  expect(deliveryText({ target, targetKey })).toBe(text);
});
