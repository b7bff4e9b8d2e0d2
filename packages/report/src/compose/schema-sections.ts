import { z } from 'zod';
import { ChangeWord, Split } from './schema-attribution.ts';
import { DenominatorName, NamedCount, ProductRef, Quote, Rate, Share, TrueRate } from './schema-values.ts';

/** A product inside one category. */
export const ProductInCategory = ProductRef.extend({
  rate: Rate,
  previous: Rate.nullable(),
  /** Difference of the rates per thousand; null without a period before. */
  change: z.number().nullable(),
});
export type ProductInCategory = z.infer<typeof ProductInCategory>;

const categoryFigures = {
  id: z.string(),
  name: z.string(),
  rate: Rate,
  /** Share of all complaints, 0 to 1. */
  share: z.number(),
  previous: Rate.nullable(),
  change: z.number().nullable(),
  significant: z.boolean().nullable(),
  /** With the classifier's error; null where it was not measured. Counts stay as the model gave them. */
  withError: TrueRate.nullable(),
  /** Complaining customers who spoke in chats alone; null without any. */
  chatOnly: Share.nullable(),
  /** The change split over products; null without a period before. */
  split: Split.nullable(),
};

export const LeafNode = z.object({
  ...categoryFigures,
  /** First three by the lower bound of the rate, and by the evidence for a rise. */
  products: z.object({ byRate: z.array(ProductInCategory), byChange: z.array(ProductInCategory) }),
  quotes: z.array(Quote),
});
export type LeafNode = z.infer<typeof LeafNode>;

export const CategoryNode = z.object({ ...categoryFigures, leaves: z.array(LeafNode) });
export type CategoryNode = z.infer<typeof CategoryNode>;

export const Mover = z.object({
  id: z.string(),
  name: z.string(),
  rate: Rate,
  previous: Rate,
  change: z.number(),
  /** Change over its standard error, week-to-week variation included. */
  evidence: z.number(),
  significant: z.boolean(),
});
export type Mover = z.infer<typeof Mover>;

/** A field of a product page to look at. */
export const FieldCheck = z.object({
  platform: z.string(),
  shopId: z.string(),
  listingId: z.string(),
  field: z.string(),
  value: z.string().nullable(),
  /** Day and time of the last change, Asia/Shanghai. */
  changedAt: z.string().nullable(),
});
export type FieldCheck = z.infer<typeof FieldCheck>;

export const MismatchAttribute = z.object({
  id: z.string(),
  name: z.string(),
  fields: z.array(z.string()),
  rate: Rate,
  previous: Rate.nullable(),
  products: z.array(
    ProductInCategory.extend({ checks: z.array(FieldCheck), quotes: z.array(Quote), owner: z.string() }),
  ),
});
export type MismatchAttribute = z.infer<typeof MismatchAttribute>;

export const ProductEntry = ProductRef.extend({
  /** Complaints about the product itself: 描述不符, 质量, 安全, 真伪. */
  own: Rate,
  previous: Rate.nullable(),
  causes: z.array(NamedCount),
  channels: z.array(NamedCount),
  /** Share of complaining customers heard in chats alone, 0 to 1. */
  chatOnlyShare: z.number().nullable(),
  /** The same with its interval. */
  chatOnly: Share.nullable(),
  quotes: z.array(Quote),
});
export type ProductEntry = z.infer<typeof ProductEntry>;

/** Orders of one week and the complaints about them that were heard until the end of the period. */
export const OrderWeek = z.object({
  week: z.string(),
  orders: z.number().int(),
  complaints: z.number().int(),
  /** Share of these orders' complaints that has been heard by now, 0 to 1, by the learned delay. */
  heard: z.number(),
  /** Complaints per thousand orders, brought up for what has not been heard yet; null without orders. */
  perThousand: z.number().nullable(),
});
export type OrderWeek = z.infer<typeof OrderWeek>;

/** The same verdict by week of order (下单周). */
export const OrderVerdict = z.object({
  weeks: z.array(OrderWeek),
  /** Certainty of being as bad (good) as the list says, 0 to 1; null where too few peers have orders. */
  certainty: z.number().nullable(),
  statement: z.string(),
});
export type OrderVerdict = z.infer<typeof OrderVerdict>;

export const ListEntry = ProductRef.extend({
  rank: z.number().int(),
  /** 新上, 回榜 or 连续n期. */
  standing: z.string(),
  peerGroup: z.string(),
  peers: z.number().int(),
  window: z.string(),
  own: Rate,
  peerMedian: z.number(),
  /** The bound the order rests on, over the peers' median. */
  score: z.number(),
  denominator: DenominatorName,
  /** Exposure that it was judged by: shifted by the learned delay where the denominator was sold. */
  atRisk: z.number().int(),
  /** Complaints a week at the present exposure below which it leaves a black list; null on a red one. */
  leaveAt: z.number().int().nullable(),
  byOrderWeek: OrderVerdict.nullable(),
  causes: z.array(NamedCount),
  notCounted: z.array(NamedCount),
  /** Voices that praise what complaints would count for. */
  praised: z.number().int(),
  praises: z.array(NamedCount),
  wishes: z.array(NamedCount),
  chatOnlyShare: z.number().nullable(),
  /** Colours and sizes that most own complaints name; empty where they are spread. */
  skus: z.array(NamedCount),
  /** Whether any own complaint names one at all. */
  skusKnown: z.boolean(),
  quotes: z.array(Quote),
  /** The entry in the published form, lines separated by a line feed. */
  text: z.string(),
});
export type ListEntry = z.infer<typeof ListEntry>;

/** Who came onto a list or left it since the one before, and why. */
export const ListMove = ProductRef.extend({
  side: z.enum(['black', 'red']),
  move: z.enum(['新上', '回榜', '下榜']),
  reason: z.string(),
});
export type ListMove = z.infer<typeof ListMove>;

export const ProductLists = z.object({
  window: z.string(),
  /** Names of the leaves that count against a product. */
  counted: z.array(z.string()),
  moves: z.array(ListMove),
  /** What the window holds; a revision tells by it what moved a product. */
  made: z.object({ voices: z.number().int(), sold: z.number().int(), corrected: z.number().int() }),
  black: z.array(ListEntry).max(10),
  red: z.array(ListEntry).max(10),
  /** What was judged and what could not be. */
  judged: z.number().int(),
  insufficient: z.number().int(),
  insufficientProducts: z.array(ProductRef.extend({ own: Rate, reason: z.string() })),
  statement: z.string(),
});
export type ProductLists = z.infer<typeof ProductLists>;

export const AlertEntry = z.object({
  dedupKey: z.string(),
  kind: z.string(),
  tier: z.string(),
  productId: z.string().nullable(),
  productName: z.string().nullable(),
  category: z.string(),
  categoryName: z.string(),
  raisedOn: z.string(),
  lastOn: z.string(),
  state: z.string(),
  title: z.string(),
});
export type AlertEntry = z.infer<typeof AlertEntry>;

/** A series outside its limits, by its least likely window; `watch` ones are unlikely, but not enough so for a signal. */
export const SignalEntry = z.object({
  /** Null where the whole category moved. */
  productId: z.string().nullable(),
  productName: z.string().nullable(),
  category: z.string(),
  categoryName: z.string(),
  tier: z.enum(['signal', 'watch']),
  from: z.string(),
  to: z.string(),
  /** Days of the window, its complaints, and what was expected with its 90 % interval. */
  window: z.number().int(),
  complaints: z.number(),
  expected: z.number(),
  lower: z.number(),
  upper: z.number(),
  p: z.number(),
});
export type SignalEntry = z.infer<typeof SignalEntry>;

export const ChatOnlyProduct = ProductRef.extend({
  chatComplaints: z.number().int(),
  /** Complaining customers who spoke in chats alone. */
  chatOnly: Share.nullable(),
  own: Rate,
  causes: z.array(NamedCount),
  quotes: z.array(Quote),
});
export type ChatOnlyProduct = z.infer<typeof ChatOnlyProduct>;

/** A product whose reviews look no worse than the others' while its chats do. */
export const HiddenProduct = ProductRef.extend({
  /** Complaining customers among the voices of each place. */
  inReviews: Share.nullable(),
  inChats: Share.nullable(),
  /** The same shares of all other products. */
  usualInReviews: z.number(),
  usualInChats: z.number(),
  /** Benjamini-Hochberg adjusted over all products. */
  p: z.number(),
});
export type HiddenProduct = z.infer<typeof HiddenProduct>;

export const Topic = z.object({
  attribute: z.string(),
  count: z.number().int(),
  conversations: z.number().int(),
  perThousand: z.number().nullable(),
  productTypes: z.array(NamedCount),
  products: z.array(
    ProductRef.extend({
      count: z.number().int(),
      conversations: z.number().int(),
      perThousand: z.number().nullable(),
      /** Whether the page says it; null when no listing is fed, or pages have no such field. */
      pageSays: z.boolean().nullable(),
      field: z.string().nullable(),
    }),
  ),
});
export type Topic = z.infer<typeof Topic>;

export const Finding = z.object({
  category: z.string(),
  categoryName: z.string(),
  product: ProductRef.nullable(),
  change: z.string(),
  cause: z.string(),
  /** The change split over products; null where it has none, as of a red line. */
  split: Split.nullable(),
  /** What customers say now and did not say before. */
  words: z.array(ChangeWord),
  confidence: z.enum(['高', '中', '低']),
  confidenceReason: z.string(),
  owner: z.string(),
  action: z.string(),
  dueOn: z.string(),
  expected: z.string(),
});
export type Finding = z.infer<typeof Finding>;

export const TrendPoint = z.object({ week: z.string(), start: z.string(), rate: Rate, mismatch: Rate });
export type TrendPoint = z.infer<typeof TrendPoint>;
