import fc from 'fast-check';
import { expect, test } from 'vitest';
import { maskText } from '../mask/mask-text.ts';
import { needsMask } from './needs-mask.ts';

test('is false for ordinary words and true for anything that masking finds', () => {
  expect(needsMask('衣服很好看,第二天就到了,穿M码')).toBe(false);
  expect(needsMask('打我电话一三八零零一三八零零零')).toBe(true);
  const parts = fc.constantFrom(
    ...['1', '3', '8', '13800138000', '一', '三', '八', '零', '①', '⑧', '1', '8', '𝟏', '@', 'a', 'b.cn', 'q'],
    ...[
      '微信',
      'vx',
      'qq',
      '扣扣',
      ' ',
      '-',
      '好',
      '码',
      '㏂',
      '🅰',
      '¹',
      'wx:',
      '卡号',
      '6222020200112233445',
    ],
  );
  fc.assert(
    fc.property(fc.array(parts, { maxLength: 24 }), (list) => {
      const text = list.join('');
      if (maskText(text, 'a key of these tests').found.length > 0) expect(needsMask(text)).toBe(true);
    }),
    { numRuns: 5000 },
  );
});
