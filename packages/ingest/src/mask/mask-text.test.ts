import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isIdCard, isLuhn } from './checksum.ts';
import { maskText as maskWith } from './mask-text.ts';

const maskText = (text: string) => {
  const { text: masked, found } = maskWith(text, 'a key of these tests');
  return { text: masked.replace(/#[0-9a-z]{10}\]/g, ']'), found };
};
const again = (text: string) => maskWith(maskWith(text, 'a key of these tests').text, 'a key of these tests');

const kinds = (text: string) => maskText(text).found.map(({ kind }) => kind);

describe('maskText', () => {
  it.each([
    '13812345678',
    '138-1234-5678',
    '138 1234 5678',
    '１３８１２３４５６７８',
    '一三八１２３4 5678',
    '幺三八一二三四五六拐八',
    '①③⑧①②③④⑤⑥⑦⑧',
    '1️⃣3️⃣8️⃣1️⃣2️⃣3️⃣4️⃣5️⃣6️⃣7️⃣8️⃣',
    '1\u200b3812345\u200b678',
    '1 3 8 1 2 3 4 5 6 7 8',
    '+86 13812345678',
    '8613812345678',
  ])('masks the phone written %s', (phone) => {
    const text = `麻烦回电${phone}谢谢`;
    expect(maskText(text)).toEqual({
      text: '麻烦回电[手机号]谢谢',
      found: [{ kind: 'phone', start: 4, end: 4 + phone.length }],
    });
  });

  it.each([
    '订单4138123456781234567还没到',
    '订单 240501-138123456781234 少发',
    '型号A13912345678B配件',
    '运单SF13812345678901在哪',
    '运单 SF13812345678 在哪',
    '买了15 2026-11-22 1件',
    '花了1388元，20261122下单',
    '证件 110101199902300017 不对',
    '订单号 6222021234567890128 在哪',
    '微信支付很方便',
  ])('leaves %s alone', (text) => expect(maskText(text)).toEqual({ text, found: [] }));

  it('keeps a contact prefix and a word after the phone', () => {
    expect(maskText('v13812345678同号').text).toBe('v[手机号]同号');
    expect(maskText('13812345678一直打不通').text).toBe('[手机号]一直打不通');
  });

  it('masks ID cards, cards, mail, WeChat and QQ', () => {
    expect(maskText('身份证11010519491231002x好了').text).toBe('身份证[身份证号]好了');
    expect(maskText('１１０１０５ 19491231 002Ｘ').text).toBe('[身份证号]');
    expect(maskText('证 110105 194912 31002X').text).toBe('证 [身份证号]');
    expect(maskText('卡号 4111 1111 1111 1111').text).toBe('卡号 [银行卡号]');
    expect(maskText('请退款到6222021001116245702吧').text).toBe('请退款到[银行卡号]吧');
    expect(maskText('记一下 6222 0210 0111 6245 702 。').text).toBe('记一下 [银行卡号] 。');
    expect(maskText('订单 6222021001116245702 呢').found).toEqual([]);
    expect(maskText('编码 6222021001116245702 呢').found).toEqual([]);
    expect(maskText('V: abc-123_x').text).toBe('V: [微信号]');
    expect(maskText('薇❤信 abc_123').text).toBe('薇❤信 [微信号]');
    expect(maskText('4111111111111111 是我的卡号').text).toBe('[银行卡号] 是我的卡号');
    expect(kinds('写到 li.test＠example.com13812345678')).toEqual(['email', 'phone']);
    expect(maskText('微信号：abc-123_x 和扣扣12345').text).toBe('微信号：[微信号] 和扣扣[QQ号]');
  });

  const piece = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 6 }),
    fc.stringMatching(/^1[3-9]\d{9}$/),
    fc.stringMatching(/^[\d -]{1,22}$/),
    fc.constantFrom(
      '卡号',
      '订单',
      '4111111111111111',
      '11010519491231002X',
      'a@b.cn',
      'vx',
      'qq',
      '一',
      '⑬',
    ),
    fc.constantFrom('[手机号#k3f9q2m7xa]', '[', ']', '。', '\u200b', 'A', '.', '@', '😀', '86', '+'),
  );
  const texts = fc.array(piece, { maxLength: 12 }).map((parts) => parts.join(''));

  it('finds nothing in what it masked', () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(again(text).found).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  it('gives ordered offsets inside the input and keeps all other text', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { text: masked, found } = maskText(text);
        let at = 0;
        let rest = '';
        for (const { start, end } of found) {
          expect(start).toBeGreaterThanOrEqual(at);
          expect(end).toBeGreaterThan(start);
          rest += text.slice(at, start);
          at = end;
        }
        expect(at).toBeLessThanOrEqual(text.length);
        if (!text.includes('[')) expect(masked.replace(/\[[\p{L}]+号?\]/gu, '')).toBe(rest + text.slice(at));
      }),
    );
  });

  it('stays fast on a long run of spaced digits', () => {
    expect(maskText('1 '.repeat(50_000)).found).toEqual([]);
  });
});

describe('checksums', () => {
  it('agree with published vectors', () => {
    expect(isIdCard('11010519491231002X')).toBe(true);
    expect(isIdCard('110105194912310021')).toBe(false);
    expect(isLuhn('79927398713')).toBe(true);
    expect(isLuhn('79927398710')).toBe(false);
  });
});
