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
  ['❤️\u200d🔥 👍🏽', '❤️\u200d🔥 👍🏽'],
  ['好\u200d看,a\u200db', '好看,ab'],
  ['好&amp;amp;hellip;用 &amp;lt;b&amp;gt;', '好…用 <b>'],
  ['\u202e了反写\u202c,\u2066隔开\u2069', '了反写,隔开'],
  ['半个\ud83d字\udc4d', '半个字'],
  ['服務(wù)很好（hǎo）,發(FĀ)货快', '服務很好,發货快'],
  ['尺码(men)偏大,颜色(red)', '尺码(men)偏大,颜色(red)'],
  ['咖啡(café)和 été(bùo)', '咖啡(café)和 été(bùo)'],
  ['<img src=x onerror=alert(1)>坏了</script>', '<img src=x onerror=alert(1)>坏了</script>'],
  ["{{constructor.constructor('1')()}}", "{{constructor.constructor('1')()}}"],
  ['ＡＢＣ１２３，全角', 'ＡＢＣ１２３，全角'],
  ['1️⃣3️⃣8️⃣', '1️⃣3️⃣8️⃣'],
])('%j is kept as %j', (raw, text) => expect(cleanText(raw)).toBe(text));

test('ten thousand combining marks become four', () => {
  expect(cleanText(`坏${'\u0301'.repeat(10_000)}了`)).toBe(`坏${'\u0301'.repeat(4)}了`);
  expect(cleanText(`e\u0301 ${'\u20dd'.repeat(10_000)}`)).toBe(`e\u0301 ${'\u20dd'.repeat(4)}`);
});

test.each([
  ['escaped ampersands', '&amp;amp;amp;'.repeat(80_000)],
  ['bare ampersands', '&#1'.repeat(330_000)],
  ['combining marks', `a${'\u0301'.repeat(1_000_000)}`],
  ['brackets', '服('.repeat(500_000)],
  ['unfinished pinyin', '服(wùwù'.repeat(160_000)],
  ['joiners', '👍\u200d'.repeat(300_000)],
  ['line ends', '\r'.repeat(1_000_000)],
  ['blanks', `a${' '.repeat(1_000_000)}b`],
])('a megabyte of %s is cleaned in linear time', (_, raw) => {
  const start = process.cpuUsage();
  cleanText(raw);
  const { user } = process.cpuUsage(start);
  expect(user).toBeLessThan(2_000_000);
});

test('cleaning what was cleaned changes nothing but entities', () => {
  const unit = fc.constantFrom(...'好(（wùa)）\u200d👍\u0301\u202e\n\r\t \ufe0f', '\ud83d');
  fc.assert(
    fc.property(fc.string({ unit }), (raw) => {
      const once = cleanText(raw);
      expect(cleanText(once)).toBe(once);
    }),
    { numRuns: 2000 },
  );
});

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
