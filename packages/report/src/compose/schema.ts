import { PeriodKind } from '@voc/core';
import { z } from 'zod';
import { ActionEntry } from './schema-actions.ts';
import { AdviceSheet } from './schema-advice.ts';
import { Attribution } from './schema-attribution.ts';
import { DataPanel } from './schema-data.ts';
import {
  AlertEntry,
  CategoryNode,
  ChatOnlyProduct,
  Finding,
  HiddenProduct,
  MismatchAttribute,
  Mover,
  ProductEntry,
  ProductLists,
  SignalEntry,
  Topic,
  TrendPoint,
} from './schema-sections.ts';
import { Service } from './schema-service.ts';
import { DenominatorName, Fingerprints, Rate, Share, TrueRate } from './schema-values.ts';

/** Version of the report's JSON; a reader refuses one it does not know. */
export const reportSchemaVersion = 1;

const span = z.object({ id: z.string(), start: z.string(), end: z.string() });

/** A figure and the same figure of the period before; `previous` is null when there is none. */
const compared = <T extends z.ZodType>(value: T) => z.object({ current: value, previous: value.nullable() });

export const Headline = z.object({
  voices: compared(z.number().int()),
  /** Complaints of all kinds, each order and cause once. */
  complaints: compared(Rate),
  mismatch: compared(Rate),
  /** Both of the period with the classifier's error; null where it was not measured. */
  withError: z.object({ complaints: TrueRate.nullable(), mismatch: TrueRate.nullable() }),
  /** Share of voices that praise, 0 to 1; null without voices. */
  praiseShare: compared(z.number().nullable()),
  /** Voices per unit signed for, 0 to 1; null where units are unknown. */
  coverage: compared(z.number().nullable()),
  /** Share of stars that are four or five, without default praise; null where no stars are fed, absent before there was one. */
  goodStars: compared(Share.nullable()).optional(),
  /** The same period of last year or the same days of the last campaign; null without data. */
  earlier: z
    .object({
      label: z.string(),
      start: z.string(),
      end: z.string(),
      voices: z.number().int(),
      complaints: Rate,
      mismatch: Rate,
    })
    .nullable()
    .optional(),
  /** Whether the complaint rate left its usual range; null without a period before. */
  significant: z.boolean().nullable(),
});
export type Headline = z.infer<typeof Headline>;

export const Summary = z.object({
  /** True when nothing is beyond ordinary variation and nothing needs doing. */
  quiet: z.boolean(),
  /** ① change ② cause ③ confidence ④ who ⑤ when; one sentence alone in a quiet period. */
  sentences: z.array(z.string()).min(1).max(5),
  /** What page one tells in a line each: known or less grave; absent where there is nothing, and before there was any. */
  also: z.array(z.string()).min(1).optional(),
});
export type Summary = z.infer<typeof Summary>;

export const Report = z.object({
  schemaVersion: z.literal(reportSchemaVersion),
  kind: PeriodKind,
  /** `company`, `brand:…`, `shop:平台/店铺`, `line:…` or `product:…`. */
  scope: z.string(),
  /** `品牌 禾棉`; absent for the whole company. */
  scopeName: z.string().optional(),
  /** Half-open, in business days of Asia/Shanghai. */
  period: span,
  previousPeriod: span.nullable(),
  /** Why there is no comparison, in Chinese; null when there is one. */
  noComparison: z.string().nullable(),
  asOf: z.string(),
  versions: z.object({ taxonomy: z.string(), model: z.string(), schema: z.number().int() }),
  fingerprints: Fingerprints,
  denominator: z.object({
    name: DenominatorName,
    reason: z.string(),
  }),
  summary: Summary,
  headline: Headline,
  findings: z.array(Finding).max(3),
  /** By department; absent in reports from before there was advice. */
  advice: z.array(AdviceSheet).optional(),
  trend: z.array(TrendPoint),
  categories: z.array(CategoryNode),
  /** Null without a period before. */
  attribution: Attribution.nullable(),
  movers: z.object({ up: z.array(Mover), down: z.array(Mover) }),
  mismatch: z.array(MismatchAttribute),
  products: z.array(ProductEntry),
  lists: ProductLists,
  alerts: z.array(AlertEntry),
  /** Actions that are open, watched, or judged in this period. */
  actions: z.array(ActionEntry),
  /** Everything that left its limits, told to people or not; the least likely first. */
  signals: z.array(SignalEntry),
  chatOnlyProducts: z.array(ChatOnlyProduct),
  /** Complaining customers of any kind who spoke in chats alone; null without any. */
  chatOnly: Share.nullable(),
  hiddenProducts: z.array(HiddenProduct),
  topics: z.array(Topic),
  /** Null where no conversation carries times; absent in reports from before it was told. */
  service: Service.nullable().optional(),
  data: DataPanel,
  notes: z.array(z.string()),
});
export type Report = z.infer<typeof Report>;
