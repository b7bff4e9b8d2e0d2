import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gbkTable } from './gbk-table.ts';
import { mayBeGarbled, repairGarbled } from './repair-garbled.ts';

const asLatin = (text: string): string => Buffer.from(text).toString('latin1');
const gb = new TextDecoder('gb18030');
const asGbk = (text: string): string => gb.decode(Buffer.from(text));
const windows = new TextDecoder('windows-1252');
const asWindows = (text: string): string => windows.decode(Buffer.from(text));
const toGbk = (text: string): Uint8Array =>
  Uint8Array.from(
    Array.from(text).flatMap((char) => {
      const code = gbkTable().codes[char.charCodeAt(0)] ?? 0;
      return code === 0 ? [char.charCodeAt(0)] : [code >> 8, code & 0xff];
    }),
  );

const said = [
  '杯子漏水，客服不理人',
  '收到货才三天就坏了,售后说要自己出运费',
  '颜色和图片不一样',
  '200块买的,喵星人很喜欢，5星',
];

describe('repairGarbled', () => {
  it.each(said)('gives back %j, read as Latin-1 or Windows-1252, once, twice and three times', (text) => {
    expect(repairGarbled(asLatin(text))).toBe(text);
    expect(repairGarbled(asLatin(asLatin(text)))).toBe(text);
    expect(repairGarbled(asLatin(asLatin(asLatin(text))))).toBe(text);
    expect(repairGarbled(asWindows(text))).toBe(text);
  });

  it.each([
    ['浣犲ソ', '你好'],
    [asGbk('杯子漏水，客服不理人'), '杯子漏水，客服不理人'],
    ['ÄãºÃ£¬ÖÊÁ¿ºÜºÃ', '你好，质量很好'],
    ['濂絘', '好a'],
  ])('gives %j back as %j', (garbled, text) => expect(repairGarbled(garbled)).toBe(text));

  it('gives back what was GB 18030 read as Latin-1', () => {
    for (const text of said) expect(repairGarbled(Buffer.from(toGbk(text)).toString('latin1'))).toBe(text);
  });

  it.each([
    '锟斤拷锟斤拷锟斤拷',
    '\uFFFD\uFFFD\uFFFD\uFFFD好',
    'Ã¤Â½',
    // "质量很好 物流快 12345" as GBK: a byte before the blank is lost.
    '璐ㄩ噺寰堝ソ 鐗╂祦蹇\uFFFD 12345',
  ])('tells that %j cannot be had back', (text) => expect(repairGarbled(text)).toBeNull());

  it.each([
    '',
    '好评',
    '屏幕上显示锟斤拷，申请退货',
    '表情没了\uFFFD 东西不错',
    'café crème brûlée 味道的',
    '±5°C,×2,¥199,≥3㎡',
    '©®™ Señor Müller',
    '娴静淑媛款,洗涤后缩水',
    '服務很好,裡面鋪了羊羔絨',
    '〜(￣▽￣)〜ヾ(≧▽≦*)o',
    '涓涓细流,鐜鐜',
  ])('leaves %j alone', (text) => expect(repairGarbled(text)).toBe(text));

  const frequent = Array.from({ length: 0x9fff - 0x4e00 }, (_, at) => 0x4e00 + at)
    .filter(gbkTable().isFrequent)
    .map((code) => String.fromCharCode(code));
  const chinese = fc
    .array(
      fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...frequent) }, fc.constantFrom(...',。!?,1aA ')),
      {
        minLength: 1,
        maxLength: 60,
      },
    )
    .map((chars) => chars.join(''));

  it('leaves any clean Chinese alone', () => {
    fc.assert(
      fc.property(chinese, (text) => {
        expect(repairGarbled(text)).toBe(text);
      }),
      { numRuns: 3000 },
    );
  });

  it('gives any Chinese back that was read as Latin-1, and never a wrong text for one read as GBK', () => {
    const spoken = chinese.filter((text) => (text.match(/\p{Script=Han}/gu)?.length ?? 0) > 3);
    fc.assert(
      fc.property(spoken, (text) => {
        expect(repairGarbled(asLatin(text))).toBe(text);
        expect([text, null, asGbk(text)]).toContain(repairGarbled(asGbk(text)));
      }),
      { numRuns: 1000 },
    );
  });

  it('never fails, and knows cheaply what it leaves alone', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const repaired = repairGarbled(text);
        if (!mayBeGarbled(text)) expect(repaired).toBe(text);
      }),
    );
  });
});
