import { normalizeHeader } from '../mapping/normalize-header.ts';
import type { Mapping, TargetField } from '../mapping/schema.ts';
import type { ColumnLook } from './column-look.ts';

/** Fields that a proposal may name; the order decides between equal scores. */
const hints: readonly [field: TargetField, names: RegExp][] = [
  [
    'text',
    /评[价论]内容|评[价论]详情|初评|投诉详情|文字|内容|反馈|留言|正文|消息|content|review|comment|message|text/u,
  ],
  ['followUpText', /追评|追加评[价论]|追加内容/u],
  ['followUpAt', /追[评加].*(?:时间|日期)/u],
  ['eventAt', /评[价论](?:时间|日期)|发[送表布](?:时间|日期)|申请时间|创建时间|时间|日期|date|time|created/u],
  ['orderedAt', /(?:下单|购买|付款|支付)(?:时间|日期)/u],
  ['signedAt', /(?:签收|收货)(?:时间|日期)/u],
  ['rating', /评分|星级|打分|得分|分数|评价等级|评价类型|score|rating|stars?/u],
  ['orderId', /订单(?:编?号|id)?|交易号|order(?:id|no|sn)?/u],
  ['externalId', /评[价论](?:编?号|id)|会话(?:编?号|id)|售后(?:单号|编号|id)|^(?:编号|id)$/u],
  ['listingId', /(?:商品|宝贝|链接|货品)(?:编?号|id)|(?:item|goods|product)_?id|spuid/u],
  ['skuId', /sku(?:编码|id)?|规格编码/u],
  ['productId', /款号|货号|商家编码/u],
  ['productName', /(?:商品|宝贝|产品|货品)(?:名称|标题|名)?|标题|title|product/u],
  ['customer', /昵称|买家|用户|会员|顾客|客户|userid|user|nick|buyer|customer/u],
  ['role', /发送方|发送人|角色|身份|role|sender/u],
  ['agent', /客服(?:账号|昵称|名称)?|agent|staff/u],
  ['color', /颜色/u],
  ['size', /尺码|尺寸|码数/u],
  ['spec', /规格|属性|款式|型号|spec/u],
  ['reason', /(?:退款|退货|售后)?原因|reason/u],
  ['shop', /店铺|门店|shop|store/u],
  ['platform', /平台|渠道|platform/u],
  ['productType', /类目|品类|分类|category/u],
];

export const proposedFields: readonly TargetField[] = hints.map(([field]) => field);

/** Names that known mappings give a field, in the form in which names are compared. */
export type AliasIndex = ReadonlyMap<TargetField, ReadonlySet<string>>;

/** The aliases of all mappings by field; those of turns count as well. */
export function indexAliases(mappings: readonly Mapping[]): AliasIndex {
  const index = new Map<TargetField, Set<string>>();
  for (const mapping of mappings)
    for (const fields of [mapping.fields, mapping.turns?.fields ?? {}])
      for (const [name, field] of Object.entries(fields) as [TargetField, { aliases: string[] }][]) {
        const own = index.get(name) ?? new Set();
        for (const alias of field.aliases) own.add(normalizeHeader(alias));
        index.set(name, own);
      }
  return index;
}

/** How well a column's name speaks for a field, 0 to 1: 1 where a known mapping gives it that name. */
export function nameScore(name: string, field: TargetField, aliases: AliasIndex): number {
  const plain = normalizeHeader(name);
  if (plain === '') return 0;
  if (aliases.get(field)?.has(plain)) return 1;
  const pattern = hints.find(([one]) => one === field)?.[1];
  const found = pattern?.exec(plain)?.[0];
  return found === undefined ? 0 : 0.5 + 0.4 * (found.length / plain.length);
}

const isFew = ({ distinct }: ColumnLook): number => 1 - distinct;

const looks: Partial<Record<TargetField, (look: ColumnLook) => number>> = {
  text: (look) => look.sentence * (0.4 + 0.6 * look.distinct),
  followUpText: ({ sentence }) => sentence,
  followUpAt: ({ instant, epoch }) => Math.max(instant, epoch),
  eventAt: ({ instant, epoch }) => Math.max(instant, epoch),
  orderedAt: ({ instant, epoch }) => Math.max(instant, epoch),
  signedAt: ({ instant, epoch }) => Math.max(instant, epoch),
  rating: ({ rating, grade }) => Math.max(rating, grade),
  orderId: ({ order, instant }) => order * (1 - instant),
  externalId: ({ id, distinct, instant }) => id * distinct * (1 - instant),
  listingId: ({ id, instant }) => id * (1 - instant),
  skuId: ({ id, instant }) => id * (1 - instant),
  productId: ({ id, instant }) => id * (1 - instant),
  customer: ({ nickname, role }) => nickname * (1 - role),
  role: ({ role }) => role,
  color: ({ short, instant }) => short * (1 - instant),
  size: ({ short, instant }) => short * (1 - instant),
  reason: (look) => look.short * isFew(look),
  platform: (look) => look.short * isFew(look),
  shop: ({ short }) => short,
};

/** How well values look like a field, 0 to 1; one half where nothing can be told. */
const lookScore = (look: ColumnLook, field: TargetField): number =>
  look.filled === 0 ? 0.5 : (looks[field]?.(look) ?? 0.5);

/** The look alone is enough for these: nothing else looks like them. */
const telling: readonly TargetField[] = ['text', 'eventAt', 'rating', 'role', 'orderId'];
/** A name is not enough for these: a column 评论数 holds no text. */
const strict: readonly TargetField[] = [
  'text',
  'eventAt',
  'rating',
  'role',
  'followUpAt',
  'orderedAt',
  'signedAt',
  'orderId',
];

/**
 * How sure it is that a column is a field, 0 to 1, from its name (known aliases, then hints) and from the look of
 * its values.
 */
export function scoreColumn(name: string, look: ColumnLook, field: TargetField, aliases: AliasIndex): number {
  const byName = nameScore(name, field, aliases);
  const byLook = lookScore(look, field);
  if (byName === 0) return telling.includes(field) && look.filled > 0 ? 0.6 * byLook : 0;
  if (strict.includes(field) && byLook < 0.3) return 0.2 * byName;
  return 0.6 * byName + 0.4 * byLook;
}

/** The same for a column whose mapping is known. */
export const scoreKnown = (look: ColumnLook, field: TargetField): number =>
  0.6 + 0.4 * lookScore(look, field);
