import fc from 'fast-check';
import { expect, test } from 'vitest';
import { maskText } from '../mask/mask-text.ts';
import { needsMask } from './needs-mask.ts';

const isFound = (text: string): boolean => maskText(text, 'a key of these tests').found.length > 0;

test.each([
  '衣服很好看,第二天就到了,穿M码',
  '面料舒服,165的个子120斤穿L码正好,快递小哥也很好',
  '用了3天,温度调到26度,一级能效,省电',
  '好评!下次还来😀😀',
])('is false for ordinary words: %s', (text) => expect(needsMask(text)).toBe(false));

test.each([
  ...[
    '打我电话一三八零零一三八零零零',
    '1⃣3⃣8⃣1⃣2⃣3⃣4⃣5⃣6⃣7⃣8⃣',
    '138😀1234😀5678',
    '扣扣12345',
    'V:abc-1',
    '粤B·D12345',
  ],
  ...[
    '张女士',
    '收件人欧阳娜娜',
    '3 栋 2 单元 801',
    'a#b.cn',
    '单号LP0012345',
    '转给王小明的卡',
    '𝟏𝟑𝟖𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖',
  ],
])('is true where masking finds something: %s', (text) => {
  expect(isFound(text)).toBe(true);
  expect(needsMask(text)).toBe(true);
});

test('knows all words that announce or follow a name', () => {
  const labels =
    '收件人 收货人 寄件人 联系人 签收人 收款人 持卡人 投诉人 联络人 户名 户主 开户名 真实姓名 姓名 名字 我叫 我名叫';
  const texts = labels.split(' ').map((label) => `${label}:王小明`);
  for (const title of ['先生', '女士', '小姐', '太太']) texts.push(`找王${title}问`);
  for (const owned of ['银行卡', '账户', '微信', '手机', '电话', '支付宝', '身份证', '快递', '订单'])
    texts.push(`给王小明的${owned}`);
  for (const asked of '我贵机傅人客买板哥边您你都就也家') texts.push(`${asked}姓王`);
  for (const text of [...texts, ...texts.map((one) => [...one].join('\u200b'))])
    expect([text, needsMask(text)]).toEqual([text, isFound(text)]);
  expect(texts.filter(isFound).length).toBeGreaterThan(40);
});

const parts = fc.oneof(
  fc.constantFrom(
    ...('138一三八零①⑧❶１𝟏¹½@aＡbq.·- ，。、😀🅰㏂℃\u200b\ufe0f\u0301\u3000的是号栋室省市路'.match(/./gu) ??
      []),
  ),
  fc.constantFrom(
    '13800138000',
    'b.cn',
    '微信',
    'vx',
    'qq',
    '扣扣',
    '企鹅',
    'wx:',
    '加我',
    '码',
    '卡号',
    '订单',
    '单号',
  ),
  fc.constantFrom(
    '6222020200112233445',
    'abc_12',
    'SF',
    '粤',
    '粤B',
    'D12345',
    '张',
    '王小明',
    '女士',
    '先生',
    '收件人',
    '我叫',
    '贵姓',
  ),
  fc.constantFrom(
    '北京市',
    '朝阳区',
    '科技路',
    '3栋',
    '2单元',
    '十二号',
    '801',
    '小区',
    '的卡',
    '艾特',
    '点com',
    '#',
    '[',
    '[手机号#k3f9q2m7xa]',
  ),
  fc.string({ unit: 'binary', maxLength: 3 }),
);

test('is never false where masking finds something', () => {
  fc.assert(
    fc.property(fc.array(parts, { maxLength: 16 }), (list) => {
      const text = list.join('');
      if (isFound(text)) expect(needsMask(text)).toBe(true);
    }),
    { numRuns: 1500 },
  );
}, 30_000);
