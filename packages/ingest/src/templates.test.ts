import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { loadMappings } from './load-mappings.ts';
import { Templates } from './templates.ts';

const { findTemplate } = loadMappings(fileURLToPath(new URL('../../../seeds/sources', import.meta.url)));

test.each([
  ['系统默认好评', 'default-praise'],
  ['系统默认好评!', 'default-praise'],
  ['此用户未填写评价内容', 'no-words'],
  ['此用户没有填写评价内容。', 'no-words'],
  ['未填写评价内容', 'no-words'],
  ['此用户没有填写评价。', 'no-words'],
  ['此用户未及时填写评价内容', 'no-words'],
  ['您没有填写内容,默认好评', 'no-words'],
  ['15天内买家未作出评价', 'no-time'],
  ['15天内买家未作出评价。', 'no-time'],
  ['', 'blank'],
  ['诚招刷单员,日结佣金,有意加微信咨询我', 'advert'],
  ['在家兼职打字,一天两百,加Q群了解', 'advert'],
  ['厂家货源一件代发,详情 https://example.com/a?b=1', 'advert'],
])('「%s」 is %s', (text, id) => expect(findTemplate(text)).toBe(id));

test.each([
  '系统默认好评,其实一点都不好',
  '好评',
  '未填写评价内容的都是懒人',
  '使用后填写评价',
  '没写评价是因为一直没用',
  '卡片上写加我微信兼职刷单,骗子店',
  '卖家让我加微信给好评返现五块,没收到',
  '好评返现卡',
  '客服说加群免费领取赠品,一直没给',
  '一分钱一分货,买来做兼职用的',
  `加微信,兼职刷单日结${'。真的很好'.repeat(50)}`,
])('「%s」 is a customer', (text) => expect(findTemplate(text)).toBeUndefined());

test('every template bears the mark by which it is looked for', () => {
  const path = fileURLToPath(new URL('../../../seeds/sources/templates.json', import.meta.url));
  const { mark, templates } = Templates.parse(JSON.parse(readFileSync(path, 'utf8')));
  for (const { texts, patterns } of templates)
    for (const one of [...texts, ...patterns]) expect(one).toContain(mark);
});
