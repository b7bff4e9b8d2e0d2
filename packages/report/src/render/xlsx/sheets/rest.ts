import type { Quote, Report } from '../../types.ts';
import { classifierText, gapText, productName } from '../../words.ts';
import { column, type Sheet, sheetOf } from '../sheet.ts';

interface Said {
  section: string;
  product: string | null;
  category: string | null;
  quote: Quote;
}

function saidIn(report: Report): Said[] {
  const from = (
    section: string,
    category: string | null,
    product: string | null,
    quotes: readonly Quote[],
  ): Said[] => quotes.map((quote) => ({ section, product, category, quote }));
  const { black, red } = report.lists;
  return [
    ...report.categories.flatMap(({ leaves }) =>
      leaves.flatMap(({ name, quotes }) => from('客诉类别', name, null, quotes)),
    ),
    ...report.mismatch.flatMap(({ name, products }) =>
      products.flatMap((one) => from('描述不符', name, productName(one), one.quotes)),
    ),
    ...report.products.flatMap((one) => from('商品', null, productName(one), one.quotes)),
    ...black.flatMap((one) => from('黑榜', null, productName(one), one.quotes)),
    ...red.flatMap((one) => from('红榜', null, productName(one), one.quotes)),
    ...report.chatOnlyProducts.flatMap((one) => from('沉默客户', null, productName(one), one.quotes)),
  ];
}

/** Every masked verbatim of the report with the place it stands at. */
export const quotes = (report: Report): Sheet =>
  sheetOf<Said>(
    '原话',
    [
      column('text', '位置', ({ section }) => section, 12),
      column('text', '类别', ({ category }) => category),
      column('text', '商品', ({ product }) => product, 28),
      column('text', '原话(已脱敏)', ({ quote }) => quote.text, 80),
      column('text', '渠道', ({ quote }) => quote.channel, 8),
      column('text', '平台', ({ quote }) => quote.platform, 10),
      column('count', '星级', ({ quote }) => quote.rating),
    ],
    saidIn(report),
  );

type Read = Pick<Report['data']['byKind'][number], 'name' | 'read' | 'accepted' | 'template' | 'quarantined'>;

/** What was read and dropped, and why. */
export function data(report: Report): Sheet[] {
  const { data: panel } = report;
  const facts: [string, number | null][] = [
    ['文件内重复(行)', panel.repeats],
    ['无日期(条)', panel.undated],
    ['无日期的模板与隔离行', panel.undatedDropped],
    ['未关联商品(条)', panel.withoutProduct],
    ['未归款商品页(个)', panel.unmappedListings],
    ['未归款商品页涉及(条)', panel.unmappedItems],
    ['跨渠道重复投诉已合并(条)', panel.folded],
    ['客诉里待确认(条)', panel.unclassified],
    ...panel.quarantineReasons.map(({ name, count }): [string, number] => [`隔离:${name}`, count]),
    ...panel.templates.map(({ name, count }): [string, number] => [`平台模板:${name}`, count]),
    [classifierText(report), null],
    ...panel.gaps.map((gap): [string, null] => [gapText(gap), null]),
  ];
  return [
    sheetOf<Read>(
      '数据来源',
      [
        column('text', '来源', ({ name }) => name),
        column('count', '读到', ({ read }) => read),
        column('count', '采用', ({ accepted }) => accepted),
        column('count', '平台模板', ({ template }) => template),
        column('count', '隔离', ({ quarantined }) => quarantined),
      ],
      [...panel.byKind, { ...panel, name: '合计' }],
    ),
    sheetOf<[string, number | null]>(
      '数据说明',
      [column('text', '项目', ([name]) => name, 70), column('count', '数', ([, count]) => count)],
      facts,
    ),
  ];
}
