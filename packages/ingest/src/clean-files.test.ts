import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadMappings } from './load-mappings.ts';
import { createMapper } from './map/create-mapper.ts';
import { mapRow } from './map/map-row.ts';
import { matchTable } from './match-table.ts';
import { openTable } from './read/open-table.ts';

const sources = loadMappings(fileURLToPath(new URL('../../../seeds/sources', import.meta.url)));
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'voc-clean-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const header =
  '店铺,评价ID,订单编号,商品ID,商品标题,颜色分类,尺码,评价时间,评分,评价内容,追评内容,追评时间,买家昵称,签收时间';

/** What a review with these words becomes: its text, or the reason for which it is set aside. */
async function readText(said: string): Promise<string> {
  const path = join(folder, 'reviews.csv');
  const cell = `"${said.replaceAll('"', '""')}"`;
  writeFileSync(path, `${header}\n旗舰店,1,9,88,外套,蓝,M,2026-11-10 10:00:00,5,${cell},,,小*明,\n`);
  const table = await openTable(path);
  const match = matchTable(table, sources.mappings);
  const { findTemplate } = sources;
  const context = {
    mapping: match.mapping,
    sourceId: 's',
    shop: '',
    secretKey: 'a key of tests',
    findTemplate,
  };
  const mapper = createMapper(match, context);
  for await (const rows of table.batches())
    for (const row of rows) {
      if (row.no <= match.headerRow) continue;
      const mapped = mapRow(row, match.header, mapper);
      if (!('type' in mapped)) return `${mapped.reason}:${mapped.column}`;
      if (mapped.type === 'voice') return mapped.text;
      return mapped.type === 'template' ? `template ${mapped.template}` : mapped.type;
    }
  return 'nothing';
}

const latin = (text: string): string => Buffer.from(text).toString('latin1');

test.each([
  ['half of a spoilt encoding', '锟斤拷锟斤拷锟斤拷', 'garbled:评价内容'],
  ['UTF-8 read as Latin-1', latin('杯子漏水，客服不理人'), '杯子漏水，客服不理人'],
  ['UTF-8 read as Latin-1 twice', latin(latin('颜色和图片不一样')), '颜色和图片不一样'],
  ['a character that GBK has in four bytes', '𠮷㙓牌的,不错', '𠮷㙓牌的,不错'],
  ['direction marks', '\u202e坏了\u202c', '坏了'],
  ['ten thousand marks', `坏了${'\u0301'.repeat(10_000)}`, `坏了${'\u0301'.repeat(4)}`],
  ['a zero', '好\u0000看', '好看'],
  ['a picture that runs', '<img src=x onerror=alert(1)>坏了', '<img src=x onerror=alert(1)>坏了'],
  ['escaped markup', '&lt;svg/onload=alert(1)&gt;坏了', '<svg/onload=alert(1)>坏了'],
  ['the end of a script', '</script><b>坏了', '</script><b>坏了'],
  ['a template of a page', "{{constructor.constructor('x')()}}", "{{constructor.constructor('x')()}}"],
  ['an advertisement', '招刷单员,日结,加微信咨询我', 'template advert'],
  ['a complaint about one', '商家叫我加微信返现,骗人', '商家叫我加微信返现,骗人'],
])('%s has its outcome', async (_, said, outcome) => {
  expect(await readText(said)).toBe(outcome);
});
