import type { Report } from './types.ts';
import { productName } from './words.ts';
import { column, type Sheet, sheetOf } from './xlsx/sheet.ts';

type Asked = { attribute: string } & Report['topics'][number]['products'][number];

/** Whether pages say it, in one word; nothing where no page is known. */
const saidText = ({ pageSays, field }: Asked): string | null =>
  field === null ? '无对应字段' : pageSays === null ? '商品页未接入' : pageSays ? '已填' : '没填';

/**
 * 商品页没说清 for those who keep pages, common questions and quick replies: a row for each question and product, the answer
 * left for them to write.
 */
export const topicsTable = ({ topics }: Report): Sheet =>
  sheetOf<Asked>(
    '商品页没说清',
    [
      column('text', '类目', ({ productType }) => productType),
      column('text', '款号', ({ productId }) => productId),
      column('text', '商品', (one) => productName(one)),
      column('text', '问什么', ({ attribute }) => attribute),
      column('count', '次数', ({ count }) => count),
      column('count', '会话数', ({ conversations }) => conversations),
      column('number', '每千会话', ({ perThousand }) => perThousand),
      column('text', '应补充的字段', ({ field }) => field ?? '常见问题与快捷回复'),
      column('text', '商品页', saidText),
      column('text', '答复(待填)', () => null),
    ],
    topics.flatMap(({ attribute, products }) => products.map((one) => ({ attribute, ...one }))),
  );
