import { shopText } from '@voc/core';
import type { ListEntry, MismatchAttribute, ProductEntry, Report } from '../../types.ts';
import { pageText } from '../../words.ts';
import { countsText, productColumns, rateColumns } from '../columns.ts';
import { column, type Sheet, sheetOf } from '../sheet.ts';

type Mismatched = { attribute: string; one: MismatchAttribute['products'][number] };
type Check = Mismatched & { check: Mismatched['one']['checks'][number] };

const mismatched = ({ mismatch }: Report): Mismatched[] =>
  mismatch.flatMap(({ name, products }) => products.map((one) => ({ attribute: name, one })));

/** Products by mismatched attribute, and the fields of their pages to look at. */
export const mismatch = (report: Report): Sheet[] => [
  sheetOf<Mismatched>(
    '描述不符',
    [
      column('text', '属性', ({ attribute }) => attribute),
      ...productColumns<Mismatched>(({ one }) => one),
      ...rateColumns<Mismatched>(({ one }) => one.rate),
      column('rate', '上一期客诉率', ({ one }) => one.previous?.perThousand ?? null),
      column('rate', '变化', ({ one }) => one.change),
      column('text', '责任', ({ one }) => one.owner),
    ],
    mismatched(report),
  ),
  sheetOf<Check>(
    '应核对的页面',
    [
      column('text', '属性', ({ attribute }) => attribute),
      ...productColumns<Check>(({ one }) => one),
      column('text', '平台', ({ check }) => check.platform, 10),
      column('text', '店铺', ({ check }) => shopText(check.shopId)),
      column('text', '商品页', ({ check }) => check.listingId),
      column('text', '字段', ({ check }) => check.field, 12),
      column('text', '现值', ({ check }) => check.value, 40),
      column('text', '更换时间', ({ check }) => check.changedAt),
    ],
    mismatched(report).flatMap((row) => row.one.checks.map((check): Check => ({ ...row, check }))),
  ),
];

/** Products with most own complaints per exposure. */
export const products = (report: Report): Sheet =>
  sheetOf<ProductEntry>(
    '商品',
    [
      ...productColumns<ProductEntry>((one) => one),
      ...rateColumns<ProductEntry>(({ own }) => own, '自身投诉'),
      column('count', '上一期条数', ({ previous }) => previous?.count ?? null),
      column('rate', '上一期客诉率', ({ previous }) => previous?.perThousand ?? null),
      column('text', '主因', ({ causes }) => countsText(causes), 36),
      column('text', '渠道', ({ channels }) => countsText(channels), 28),
      column('share', '只在会话', ({ chatOnlyShare }) => chatOnlyShare),
    ],
    report.products,
  );

type Placed = { side: string; one: ListEntry };

/** Both lists, every number in a column of its own. */
export const lists = ({ lists: { black, red } }: Report): Sheet =>
  sheetOf<Placed>(
    '红黑榜',
    [
      column('text', '榜', ({ side }) => side, 8),
      column('count', '名次', ({ one }) => one.rank),
      ...productColumns<Placed>(({ one }) => one),
      column('text', '状态', ({ one }) => one.standing),
      column('text', '同组', ({ one }) => one.peerGroup),
      column('count', '同组款数', ({ one }) => one.peers),
      column('text', '窗口', ({ one }) => one.window),
      ...rateColumns<Placed>(({ one }) => one.own, '自身投诉'),
      column('rate', '同组中位', ({ one }) => one.peerMedian),
      column('number', '排名依据', ({ one }) => one.score),
      column('count', '下榜每周条数', ({ one }) => one.leaveAt),
      column('text', '主因', ({ one }) => countsText(one.causes), 36),
      column('text', '没算在它头上', ({ one }) => countsText(one.notCounted), 30),
      column('count', '表扬', ({ one }) => one.praised),
      column('text', '表扬的是', ({ one }) => countsText(one.praises), 30),
      column('text', '想要', ({ one }) => countsText(one.wishes), 30),
      column('text', '集中SKU', ({ one }) => countsText(one.skus), 30),
      column('text', '全文', ({ one }) => one.text, 80),
    ],
    [...black.map((one) => ({ side: '黑榜', one })), ...red.map((one) => ({ side: '红榜', one }))],
  );

export const moves = ({ lists: { moves: moved, insufficientProducts } }: Report): Sheet[] => [
  sheetOf<(typeof moved)[number]>(
    '榜单变动',
    [
      column('text', '榜', ({ side }) => (side === 'black' ? '黑榜' : '红榜'), 8),
      column('text', '变动', ({ move }) => move, 10),
      ...productColumns<(typeof moved)[number]>((one) => one),
      column('text', '原因', ({ reason }) => reason, 60),
    ],
    moved,
  ),
  sheetOf<(typeof insufficientProducts)[number]>(
    '数据不足的款',
    [
      ...productColumns<(typeof insufficientProducts)[number]>((one) => one),
      ...rateColumns<(typeof insufficientProducts)[number]>(({ own }) => own, '自身投诉'),
      column('text', '原因', ({ reason }) => reason, 50),
    ],
    insufficientProducts,
  ),
];

/** Customers heard in chats alone, and products that look good in reviews and bad in chats. */
export const silent = ({ chatOnlyProducts, hiddenProducts }: Report): Sheet[] => [
  sheetOf<(typeof chatOnlyProducts)[number]>(
    '沉默客户',
    [
      ...productColumns<(typeof chatOnlyProducts)[number]>((one) => one),
      column('count', '会话里投诉', ({ chatComplaints }) => chatComplaints),
      ...rateColumns<(typeof chatOnlyProducts)[number]>(({ own }) => own, '自身投诉'),
      column('text', '主因', ({ causes }) => countsText(causes), 36),
    ],
    chatOnlyProducts,
  ),
  sheetOf<(typeof hiddenProducts)[number]>(
    '评价好会话差',
    [
      ...productColumns<(typeof hiddenProducts)[number]>((one) => one),
      column('count', '评价里投诉', ({ inReviews }) => inReviews?.count ?? null),
      column('count', '评价数', ({ inReviews }) => inReviews?.of ?? null),
      column('share', '其他商品评价', ({ usualInReviews }) => usualInReviews),
      column('count', '会话里投诉', ({ inChats }) => inChats?.count ?? null),
      column('count', '会话数', ({ inChats }) => inChats?.of ?? null),
      column('share', '其他商品会话', ({ usualInChats }) => usualInChats),
    ],
    hiddenProducts,
  ),
];

type Asked = { attribute: string; one: Report['topics'][number]['products'][number] };

/** 商品页没说清 by attribute and product: for the page, or for common questions and quick replies. */
export const topics = ({ topics: found }: Report): Sheet[] => [
  sheetOf<Report['topics'][number]>(
    '商品页没说清',
    [
      column('text', '问什么', ({ attribute }) => attribute),
      column('count', '次数', ({ count }) => count),
      column('count', '会话数', ({ conversations }) => conversations),
      column('number', '每千会话', ({ perThousand }) => perThousand),
      column('text', '类目', ({ productTypes }) => countsText(productTypes), 36),
    ],
    found,
  ),
  sheetOf<Asked>(
    '问得最多的商品',
    [
      column('text', '问什么', ({ attribute }) => attribute),
      ...productColumns<Asked>(({ one }) => one),
      column('count', '次数', ({ one }) => one.count),
      column('count', '会话数', ({ one }) => one.conversations),
      column('number', '每千会话', ({ one }) => one.perThousand),
      column('text', '应补充的字段', ({ one }) => pageText(one), 30),
    ],
    found.flatMap(({ attribute, products: those }) => those.map((one) => ({ attribute, one }))),
  ),
];
