import type { MaskKind } from '@voc/core';
import { maskTokenOf } from '@voc/core/config';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isBankCard, isBarcode, isIdCard, isLuhn, isOldIdCard, isWrittenDate } from './checksum.ts';
import { maskText } from './mask-text.ts';

const key = 'a key of these tests';
const token = (kind: MaskKind, value: string) => maskTokenOf(key, kind, value);
const found = (text: string) =>
  maskText(text, key).found.map(({ kind, start, end }) => `${kind} ${text.slice(start, end)}`);

describe('maskText', () => {
  it.each([
    '13812345678',
    '138-1234-5678',
    '138 1234 5678',
    '１３８１２３４５６７８',
    '一三八１２３4 5678',
    '幺三八一二三四五六拐八',
    '壹叁捌壹贰叁肆伍陆柒捌',
    '①③⑧①②③④⑤⑥⑦⑧',
    '❶❸❽❶❷❸❹❺❻❼❽',
    '1️⃣3️⃣8️⃣1️⃣2️⃣3️⃣4️⃣5️⃣6️⃣7️⃣8️⃣',
    '1\u200b3812345\u200b678',
    '1 3 8 1 2 3 4 5 6 7 8',
    '138.1234.5678',
    '138😀1234😀5678',
    '+86 13812345678',
    '8613812345678',
    '138-1234-5678转801',
  ])('masks the phone written %s by the same token', (phone) => {
    const text = `麻烦回电${phone}谢谢`;
    expect(maskText(text, key)).toEqual({
      text: `麻烦回电${token('phone', '13812345678')}谢谢`,
      found: [{ kind: 'phone', start: 4, end: 4 + phone.length }],
    });
  });

  it('turns a phone round that is said to be reversed', () => {
    expect(maskText('倒着看 87654321831', key).text).toBe(`倒着看 ${token('phone', '13812345678')}`);
  });

  it.each([
    ['微♥同号13812345678', 'phone 13812345678'],
    ['v13812345678同号', 'phone 13812345678'],
    ['13812345678一直打不通', 'phone 13812345678'],
    ['打0755-8888 8888找我', 'phone 0755-8888 8888'],
    ['家里电话8832 1234', 'phone 8832 1234'],
    ['身份证11010519491231002x好了', 'id_card 11010519491231002x'],
    ['１１０１０５ 19491231 002Ｘ', 'id_card １１０１０５ 19491231 002Ｘ'],
    ['老证是110105491231002', 'id_card 110105491231002'],
    ['证件 110101199902300017 不对', 'id_card 110101199902300017'],
    ['卡号 4111 1111 1111 1111', 'bank_card 4111 1111 1111 1111'],
    ['请退款到6222021001116245702吧', 'bank_card 6222021001116245702'],
    ['4111111111111111 是我的卡号', 'bank_card 4111111111111111'],
    ['订单 6222021001116245702 呢', 'order_no 6222021001116245702'],
    ['订单4138123456781234567还没到', 'order_no 4138123456781234567'],
    ['订单 240501-138123456781234 少发', 'order_no 240501-138123456781234'],
    ['运单SF13812345678901在哪', 'order_no SF13812345678901'],
    ['订单号13812345678', 'order_no 13812345678'],
    ['20 位 11010519491231002211', 'order_no 11010519491231002211'],
    ['V: abc-123_x', 'wechat abc-123_x'],
    ['薇❤信 abc_123', 'wechat abc_123'],
    ['加我 wxid_a1b2c3d4', 'wechat wxid_a1b2c3d4'],
    ['扣扣 12345', 'qq 12345'],
    ['a#b.com 把#换成@', 'email a#b.com'],
    ['发到li.test＠example.com吧', 'email li.test＠example.com'],
    ['粤B·D12345挪一下', 'plate 粤B·D12345'],
    ['收件人 欧阳娜娜', 'name 欧阳娜娜'],
    ['张女士说的', 'name 张女士'],
    ['放 3 栋 2 单元 801 门口', 'address 3 栋 2 单元 801'],
  ])('finds in %s', (text, expected) => expect(found(text)).toEqual([expected]));

  it.each([
    '型号A13912345678B配件',
    '买了15 2026-11-22 1件',
    '花了1388元，20261122下单',
    '2026-11-22 14:03 到的',
    '编码 6222021001116245702 呢',
    '条码6901234567892',
    '打了400-820-8820没人接',
    '微信支付很方便',
    '电池1200000毫安',
    '我买了1234567个',
    '买过160 165 170 175的',
    '张小泉的刀、王老吉、南京同仁堂的药',
    '适合先生和女士',
    '888888888发发发',
  ])('leaves %s alone', (text) => expect(maskText(text, key)).toEqual({ text, found: [] }));

  it('leaves numbers of the shop itself alone', () => {
    const own = new Set(['13800138000']);
    expect(maskText('客服138 0013 8000,我13812345678', key, own).text).toBe(
      `客服138 0013 8000,我${token('phone', '13812345678')}`,
    );
  });

  it('gives one value one token in any spelling', () => {
    expect(maskText('粤B·D12345', key).text).toBe(maskText('粤b d12345', key).text);
    expect(maskText('ABC@Example.com', key).text).toBe(maskText('abc＠example点com', key).text);
    expect(maskText('身份证 110105 19491231 002X', key).text).toContain(
      token('id_card', '11010519491231002X'),
    );
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
    fc.constantFrom(
      '张',
      '王小明',
      '女士',
      '收件人',
      '北京市',
      '朝阳区',
      '3栋',
      '2单元',
      '科技路',
      '粤B',
      '微信',
      '加我',
      '转801',
    ),
  );
  const texts = fc.array(piece, { maxLength: 12 }).map((parts) => parts.join(''));

  it('finds nothing in what it masked', () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(maskText(maskText(text, key).text, key).found).toEqual([]);
      }),
      { numRuns: 400 },
    );
  }, 30_000);

  it('finds what the tokens of a first reading bring together', () => {
    const once = maskText('王小明⑬一的加我科技路2单元0 11010519491231002Xa@b.cn', key).text;
    expect(maskText(once, key)).toEqual({ text: once, found: [] });
  });

  it('gives ordered offsets inside the input and keeps all other text', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { text: masked, found } = maskText(text, key);
        let at = 0;
        let pattern = '';
        for (const { start, end } of found) {
          expect(start).toBeGreaterThanOrEqual(at);
          expect(end).toBeGreaterThan(start);
          pattern += `${text.slice(at, start)}\u0001`;
          at = end;
        }
        expect(at).toBeLessThanOrEqual(text.length);
        const kept = (pattern + text.slice(at)).split('\u0001');
        let place = 0;
        for (const part of kept) {
          expect(masked.indexOf(part, place)).toBeGreaterThanOrEqual(place);
          place = masked.indexOf(part, place) + part.length;
        }
      }),
    );
  });
});

describe('checksums', () => {
  it('agree with published vectors', () => {
    expect(isIdCard('11010519491231002X')).toBe(true);
    expect(isIdCard('110105194912310021')).toBe(false);
    expect(isOldIdCard('110105491231002')).toBe(true);
    expect(isOldIdCard('110105491331002')).toBe(false);
    expect(isLuhn('79927398713')).toBe(true);
    expect(isLuhn('79927398710')).toBe(false);
    expect(isBankCard('4111111111111111')).toBe(true);
    expect(isBankCard('1111111111111117')).toBe(false);
    expect(isBarcode('6901234567892')).toBe(true);
    expect(isWrittenDate('20261122')).toBe(true);
    expect(isWrittenDate('20261322')).toBe(false);
  });
});
