import type { Calendar, ItemKind, Period, Taxonomy } from '@voc/core';
import type { ModelError } from '../../classifier-error/types.ts';
import type { Action } from '../../effect/action.ts';
import type { EffectInput } from '../../effect/types.ts';
import type { AdviceRules } from './advice-rules.ts';
import type { ServiceRow } from './service-row.ts';

/** Counts of a span a year ago, company-wide or of the scope. */
export interface EarlierFact {
  label: string;
  start: string;
  end: string;
  total: number;
  mismatch: number;
  items: number;
  units: number;
}

/** Reviews with stars, and those with four or five. */
export interface Stars {
  all: number;
  good: number;
}

/** Rollups of one window, summed over its days. */
export interface CountRow {
  productId: string;
  measure: string;
  category: string;
  kind: ItemKind;
  platform: string;
  count: number;
}

/** Units signed for (or orders at risk), by product key. */
export type Units = ReadonlyMap<string, number>;

/** What was sold in a span of days, in the one quantity of the report. */
export interface Sold {
  /** Units signed for in the span, or orders shifted by the learned delay from order to voice. */
  quantity: 'units' | 'orders';
  units: Units;
  /** The same shifted by the learned delay: what the voices of the span may be about. */
  atRisk: Units;
  /** Days with voices of each product, and those whose units (orders) are known. */
  productDays: ReadonlyMap<string, { all: number; known: number }>;
}

export interface Window extends Sold {
  start: string;
  end: string;
  counts: readonly CountRow[];
}

/** Counts of one window without their product, by channel and shop. */
export interface SideCount {
  measure: string;
  category: string;
  kind: ItemKind;
  platform: string;
  shopId: string;
  count: number;
}

/** What the dimensions beside the product are split from. */
export interface Sides {
  counts: readonly SideCount[];
  units: readonly { platform: string; shopId: string; units: number }[];
}

/** One week before or in the period, company-wide: complaints by category, units signed for, voices. */
export interface WeekFact {
  start: string;
  complaints: ReadonlyMap<string, number>;
  units: number;
  items: number;
}

export interface ProductFact {
  productId: string;
  name: string;
  productType: string | null;
  owner: string | null;
}

/** The newest page of a listing and when each field last changed. */
export interface ListingFact {
  productId: string;
  platform: string;
  shopId: string;
  listingId: string;
  title: string | null;
  fields: { field: string; value: string | null; changedAt: string | null }[];
}

export interface SkuCount {
  productId: string;
  sku: string;
  count: number;
}

/** Complaining customers of a product: all, in chats alone, in reviews, and in chats. */
export interface VoiceShare {
  voices: number;
  chatOnly: number;
  inReviews: number;
  inChats: number;
}

/** Complaining customers of a category: all, and in chats alone. */
export interface ChatShareRow {
  category: string;
  voices: number;
  chatOnly: number;
}

export interface QuoteRow {
  productId: string;
  leaf: string;
  confidence: number;
  text: string;
  evidence: string;
  kind: ItemKind;
  platform: string;
  rating: number | null;
}

/** What a complaining customer said, cut into words. */
export interface SayingRow extends QuoteRow {
  reviewer: string;
  isNow: boolean;
  /** Of the finding's product; always where it has none. */
  isOwn: boolean;
  /** Under one of the finding's leaves. */
  isLeaf: boolean;
  words: readonly string[];
}

/** An action as it stood at the end of the period. */
export interface ActionFact {
  action: Action;
  /** First day after the window it is watched in; null when it has none. */
  until: string | null;
  /** What its effect is judged by, once the window is over. */
  input: EffectInput | null;
}

export interface AlertFact {
  dedupKey: string;
  kind: string;
  productId: string | null;
  category: string;
  raisedOn: string;
  lastOn: string;
  tier: string;
  state: string;
  card: string;
  /** Of a red line: whom the customer named (12315), and how often the same was heard of the product within 90 days. */
  mention: string | null;
  heard: number;
  /** Of a spike: colours that its complaints name, the largest first, and how many complaints there are. */
  colors: readonly { value: string; count: number }[];
  complaints: number;
}

/** A series that left its limits, with the numbers of its least likely window. */
export interface SignalFact {
  productId: string | null;
  category: string;
  /** First and last day on which it did. */
  from: string;
  to: string;
  tier: 'signal' | 'watch';
  numbers: {
    window: number;
    complaints: number;
    expected: number;
    lower: number;
    upper: number;
    p: number;
  };
}

export interface KindCounts {
  kind: string;
  accepted: number;
  repeats: number;
}

/** Data that should have come and has not. */
export interface DataGap {
  /** The feed or source, as staff call it. */
  name: string;
  /** First and last day that may lack data. */
  from: string;
  to: string;
  /** missing: did not come; incomplete: came, but fewer rows than its source told. */
  reason: 'missing' | 'incomplete';
}

export interface DataFacts {
  items: KindCounts[];
  templates: { kind: string; template: string; count: number; repeats: number }[];
  quarantined: { kind: string; reason: string; count: number; repeats: number }[];
  undated: number;
  undatedDropped: number;
  withoutProduct: number;
  unmappedListings: number;
  unmappedItems: number;
  complaining: number;
  gaps: DataGap[];
}

/** Orders of one week of a product, and the complaints about it that name an order of that week. */
export interface OrderWeekFact {
  productId: string;
  start: string;
  orders: number;
  complaints: number;
  /** Orders times the share of complaints that should have been heard by the end of the period. */
  heard: number;
}

/** Own complaints of these weeks, and those of them that carry the time of the order, by product. */
export type OrderedShare = ReadonlyMap<string, { complaints: number; ordered: number }>;

/** Everything a report is made of; reading it is the only thing that touches the database. */
export interface ReportFacts {
  period: Period;
  /** `company`, or the part of it that all but the lists is of. */
  scope: string;
  /** Products that may stand on the lists of this report; null for all. */
  scopeProducts: ReadonlySet<string> | null;
  /** Null where no rule table is given. */
  advice: AdviceRules | null;
  previousPeriod: Period | null;
  asOf: string;
  modelVersion: string;
  taxonomy: Taxonomy;
  /** Measured error of the model; null where nobody measured it. */
  modelError: ModelError | null;
  /** Hash of the program's sources, where it is known. */
  program?: string | undefined;
  calendar: Calendar;
  /** Mappings, with their versions, by which the sources of the voices were read. */
  mappings: readonly string[];
  current: Window;
  previous: Window | null;
  /** Null without a period before: there is nothing to split. */
  sides: { current: Sides; previous: Sides } | null;
  /** Window the lists judge, and those of the steps before it, oldest first, for staying on a list. */
  list: Window;
  listsBefore: readonly Window[];
  /** Voices of the list window that a person has corrected. */
  corrected: number;
  /** Of the last weeks before the end of the list's window; empty where no orders are fed. */
  orderWeeks: readonly OrderWeekFact[];
  orderedShare: OrderedShare;
  praising: { current: number; previous: number };
  stars: { current: Stars; previous: Stars | null };
  /** Null without promised times. */
  service: { level: string; rows: readonly ServiceRow[] } | null;
  /** Same period of last year or last campaign; null without data. */
  earlier: EarlierFact | null;
  /** Oldest first, ending with the period. */
  weeks: readonly WeekFact[];
  products: ReadonlyMap<string, ProductFact>;
  listings: readonly ListingFact[];
  skus: readonly SkuCount[];
  shares: ReadonlyMap<string, VoiceShare>;
  chatShares: readonly ChatShareRow[];
  listShares: ReadonlyMap<string, VoiceShare>;
  quotes: readonly QuoteRow[];
  /** Of the list window: own faults of listed products, and `praise` of those on the red list. */
  listQuotes: readonly QuoteRow[];
  /** Sayings behind the findings, by `sayingsKey`. */
  sayings: ReadonlyMap<string, readonly SayingRow[]>;
  actions: readonly ActionFact[];
  alerts: readonly AlertFact[];
  signals: readonly SignalFact[];
  data: DataFacts;
}
