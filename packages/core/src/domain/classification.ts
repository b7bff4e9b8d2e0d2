import { z } from 'zod';
import { ItemKind, TurnRole } from './item.ts';

export const Intent = z.enum(['complaint', 'praise', 'consult', 'request', 'suggestion', 'neutral', 'noise']);
export type Intent = z.infer<typeof Intent>;

export const Sentiment = z.enum(['neg', 'mixed', 'neu', 'pos']);
export type Sentiment = z.infer<typeof Sentiment>;

/** A span of the input: UTF-16, half-open, into `text` or into `turns[turn].text`. */
export const Evidence = z.object({
  text: z.string(),
  start: z.number().int().min(0),
  end: z.number().int().min(0),
  turn: z.number().int().min(0).optional(),
});
export type Evidence = z.infer<typeof Evidence>;

export const Category = z.object({
  id: z.string(),
  confidence: z.number().min(0).max(1),
  evidence: z.array(Evidence),
});
export type Category = z.infer<typeof Category>;

/** Input of `voc classify`; unknown fields are ignored. */
export const ClassifyInput = z.object({
  id: z.string(),
  kind: ItemKind,
  text: z.string().optional(),
  turns: z.array(z.object({ role: TurnRole, text: z.string(), at: z.string().nullish() })).optional(),
  productType: z.string().nullish(),
  rating: z.number().nullish(),
});
export type ClassifyInput = z.infer<typeof ClassifyInput>;

export const Grade = z.union([z.literal(1), z.literal(2), z.literal(3)]);
export type Grade = z.infer<typeof Grade>;

/** Output of `voc classify`: categories primary first, negative polarity, empty when it is no complaint. */
export const ClassifyOutput = z.object({
  id: z.string(),
  intent: Intent,
  sentiment: Sentiment,
  categories: z.array(Category),
  grade: Grade.nullable(),
  modelVersion: z.string(),
});
export type ClassifyOutput = z.infer<typeof ClassifyOutput>;

/** Praise of one attribute: the leaf it is the good side of, and its short Chinese label (合身, 不起球). */
export const Praise = z.object({ id: z.string(), label: z.string(), evidence: Evidence });
export type Praise = z.infer<typeof Praise>;

/** A wish for stock or variants, feeding the red list's stocking suggestion. */
export const Wish = z.object({
  kind: z.enum(['restock', 'color', 'size', 'other']),
  value: z.string(),
  evidence: Evidence,
});
export type Wish = z.infer<typeof Wish>;

export const RedLineKind = z.enum([
  'safety.hazard',
  'safety.injury',
  'trade.privacy',
  'price.wrong',
  'regulator',
]);
export type RedLineKind = z.infer<typeof RedLineKind>;

export const RedLine = z.object({ kind: RedLineKind, evidence: Evidence });
export type RedLine = z.infer<typeof RedLine>;

/** What a question was about (尺码, 材质, 容量 …). */
export const Topic = z.object({ attribute: z.string(), evidence: Evidence });
export type Topic = z.infer<typeof Topic>;

/** A classification as stored: the output plus what lists, red lines and sections need. */
export const Classification = ClassifyOutput.extend({
  escalators: z.array(z.string()),
  praises: z.array(Praise),
  wishes: z.array(Wish),
  redLines: z.array(RedLine),
  topics: z.array(Topic),
  /** A conversation that ended resigned or unanswered. */
  unresolved: z.boolean(),
});
export type Classification = z.infer<typeof Classification>;
