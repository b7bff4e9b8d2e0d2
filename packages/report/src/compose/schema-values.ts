import { z } from 'zod';

/** A count over its denominator; per thousand with its 90 % interval, null where there is no denominator. */
export const Rate = z.object({
  count: z.number().int(),
  exposure: z.number().int().nullable(),
  perThousand: z.number().nullable(),
  lower: z.number().nullable(),
  upper: z.number().nullable(),
});
export type Rate = z.infer<typeof Rate>;

/** A rate of true complaints: corrected for the classifier's measured precision and recall, whose uncertainty the 90 % interval holds. */
export const TrueRate = z.object({ perThousand: z.number(), lower: z.number(), upper: z.number() });
export type TrueRate = z.infer<typeof TrueRate>;

/** What a rate is counted over. */
export const DenominatorName = z.enum(['签收件数', '订单(按下单到发声延迟折算)', '声音条数']);
export type DenominatorName = z.infer<typeof DenominatorName>;

/** A share from 0 to 1 with its 90 % Wilson interval. */
export const Share = z.object({
  count: z.number().int(),
  of: z.number().int(),
  share: z.number(),
  lower: z.number(),
  upper: z.number(),
});
export type Share = z.infer<typeof Share>;

/** SHA-256 of what a report was made from. */
export const Fingerprints = z.object({
  /** Counts and units of its windows, and what was read and dropped. */
  data: z.string(),
  taxonomy: z.string(),
  /** Version and measured error. */
  model: z.string(),
  /** Mappings by which the sources of its voices were read. */
  mappings: z.string(),
  /** Start of the week, cut of the month and the rules of advice. */
  configuration: z.string(),
  /** Sources of the program that made it; absent where it did not say so. */
  program: z.string().optional(),
});
export type Fingerprints = z.infer<typeof Fingerprints>;

/** A customer's own words, masked. */
export const Quote = z.object({
  text: z.string(),
  /** 评价, 会话, 售后 or 工单. */
  channel: z.string(),
  platform: z.string(),
  rating: z.number().int().nullable(),
});
export type Quote = z.infer<typeof Quote>;

export const NamedCount = z.object({ id: z.string(), name: z.string(), count: z.number().int() });
export type NamedCount = z.infer<typeof NamedCount>;

/** How a product is named to people: 款号 and name, or the page of a listing without a product. */
export const ProductRef = z.object({
  productId: z.string(),
  name: z.string(),
  productType: z.string().nullable(),
  /** True for a listing nobody has mapped to a product (未归款). */
  unmapped: z.boolean(),
});
export type ProductRef = z.infer<typeof ProductRef>;
