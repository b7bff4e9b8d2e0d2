import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cleanText } from './clean-text.ts';
import { parseSpecification } from './specification.ts';

test.each([
  ['好&hellip;用&amp;便宜 &#x1F44D;&#128077;', '好…用&便宜 👍👍'],
  ['第一行\r\n第二行\r第三行', '第一行\n第二行\n第三行'],
  [' \u0000好\u200b看\ufeff\u0007 ', '好看'],
  ['&constructor; &#0; &#xD800;', '&constructor; &#0; &#xD800;'],
  ['👨\u200d👩\u200d👧', '👨\u200d👩\u200d👧'],
])('%j is kept as %j', (raw, text) => expect(cleanText(raw)).toBe(text));

test('what was cleaned holds no control characters', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (raw) => {
      expect([...cleanText(raw)].some((char) => char < ' ' && char !== '\n' && char !== '\t')).toBe(false);
    }),
  );
});

test.each([
  ['雾霾蓝;130', '雾霾蓝', '130'],
  ['颜色分类:红色;尺码:M', '红色', 'M'],
  ['尺码:M;颜色:红色', '红色', 'M'],
  ['套餐类型:官方标配;颜色分类:炫酷 黑', '炫酷 黑', null],
  ['2XL', null, '2XL'],
  ['均码', null, '均码'],
  ['500ml', null, '500ml'],
  ['奶白', '奶白', null],
  ['', null, null],
])('%j has colour %j and size %j', (text, color, size) =>
  expect(parseSpecification(text)).toEqual({ color, size }),
);
