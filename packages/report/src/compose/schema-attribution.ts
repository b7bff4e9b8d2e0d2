import { z } from 'zod';
import { Quote } from './schema-values.ts';

/** A product, shop or channel whose own rate changed beyond chance. */
export const SplitPart = z.object({
  id: z.string(),
  name: z.string(),
  /** Its part of the overall change and the standard error of that part, per thousand. */
  change: z.number(),
  se: z.number(),
  /** Complaints before and now. */
  before: z.number().int(),
  now: z.number().int(),
});
export type SplitPart = z.infer<typeof SplitPart>;

/** A change of a rate per thousand: change = mix + own + noise, to the last digit shown. */
export const Split = z.object({
  change: z.number(),
  /** 结构: exposure shifted between members; 0 where within its error. */
  mix: z.number(),
  /** 自身: members whose rate changed beyond chance. */
  own: z.number(),
  /** 波动: what chance explains. */
  noise: z.number(),
  /** The largest first; `own` is the sum over all of them, of whom five are listed. */
  parts: z.array(SplitPart).max(5),
});
export type Split = z.infer<typeof Split>;

/** A word that more customers than before use of what changed. */
export const ChangeWord = z.object({
  word: z.string(),
  /** Weighted log odds against the past over their standard deviation. */
  zeta: z.number(),
  /** Voices with the word, now and in the twelve weeks before. */
  now: z.number().int(),
  before: z.number().int(),
  /** Different customers who said it now. */
  reviewers: z.number().int(),
  quote: Quote.nullable(),
});
export type ChangeWord = z.infer<typeof ChangeWord>;

export const DimensionSplit = z.object({
  /** product, kind, platform or shop. */
  id: z.string(),
  name: z.string(),
  split: Split,
  /** How much the shares moved (nats) and what part of the excess the named explain; null where it explains nothing. */
  blame: z
    .object({
      surprise: z.number(),
      explained: z.number(),
      members: z.array(z.object({ id: z.string(), name: z.string(), share: z.number() })),
    })
    .nullable(),
});
export type DimensionSplit = z.infer<typeof DimensionSplit>;

/** 归因: where the change of the complaint rate and of the count come from. */
export const Attribution = z.object({
  /** Change of the number of complaints: volume + mix + rate, whole complaints. */
  count: z.object({
    change: z.number().int(),
    volume: z.number().int(),
    mix: z.number().int(),
    rate: z.number().int(),
  }),
  /** The dimension that explains the change best comes first. */
  dimensions: z.array(DimensionSplit),
  /** Simpson's paradox, in Chinese. */
  reversals: z.array(z.string()),
});
export type Attribution = z.infer<typeof Attribution>;
