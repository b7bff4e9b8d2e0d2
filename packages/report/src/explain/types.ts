import type { ServiceCount } from '../compose/service-store.ts';
import type { Span } from '../compose/windows.ts';

/** Of complaining customers: all, those who spoke in chats alone, and those heard in reviews or in chats. */
export type CustomerSide = 'all' | 'chatOnly' | 'inReviews' | 'inChats';

/** What is counted, from base rows and never from rollups. */
export type Counted =
  /** All voices. */
  | { of: 'voices' }
  /** Voices that praise. */
  | { of: 'praising' }
  /** Complaints under any of these leaves, one of an order once; null: under any leaf at all. */
  | { of: 'complaints'; leaves: readonly string[] | null }
  /** Complaints of the product itself whose leading leaf is this one. */
  | { of: 'cause'; leaf: string }
  /** Voices that praise what complaints would count for, or this of it. */
  | { of: 'merit'; label: string | null }
  | { of: 'wish'; wish: string }
  | { of: 'topic'; attribute: string }
  | { of: 'redLine'; kind: string }
  /** Customers who complain under any of these leaves (null: any at all), an order once whatever its voices. */
  | { of: 'customers'; leaves: readonly string[] | null; side: CustomerSide }
  /** Stars, with words or without: all, or four and five alone. */
  | { of: 'stars'; good: boolean }
  /** Conversations by what service made of them; of all where `by` is `all`. */
  | ({ of: 'service' } & ServiceCount)
  /** Rows read that became no voice: templates or quarantined ones, all or those of one reason. */
  | { of: 'dropped'; table: 'template_rows' | 'quarantined_rows'; reason: string | null }
  /** Units signed for. */
  | { of: 'units' }
  /** Orders, shifted by the learned delay from order to voice. */
  | { of: 'orders' };

/** Which rows are looked at. */
export interface Where {
  span: Span;
  /** Also what has no date. */
  undated: boolean;
  productId?: string;
  /** review, chat, refund or ticket alone. */
  kind?: string;
  /** Leaves out what names neither product nor page. */
  linked?: boolean;
}

export interface Count {
  counted: Counted;
  where: Where;
}

/** How a number comes from counts; both counts are made again for it. */
export type Formula =
  | 'count'
  | 'perThousand'
  | 'lower'
  | 'upper'
  | 'share'
  | 'shareLower'
  | 'shareUpper'
  | 'median'
  | 'medianLower'
  | 'medianUpper'
  | 'p90';

/** A number that rows are counted for again. */
export interface CountedNumber {
  id: string;
  /** What it is, in Chinese. */
  name: string;
  value: number | null;
  formula: Formula;
  count: Count;
  /** The denominator of a rate or share. */
  over?: Count;
}

/** A number that a method makes of many counts: the report is made again from the tables for it. */
export interface DerivedNumber {
  id: string;
  name: string;
  value: number;
  formula: 'remade';
  /** Numbers of the same place that are counted. */
  near: readonly string[];
}

/** A number of a report that can be explained. */
export type ReportNumber = CountedNumber | DerivedNumber;

/** Rows of one product, day and channel that were counted. */
export interface CountedRow {
  productId: string;
  /** Null for voices without a date. */
  day: string | null;
  kind: string;
  count: number;
  /** Seconds of these conversations, where times are asked for. */
  seconds?: number[];
}

/** A voice that was counted, masked as it is stored. */
export interface Verbatim {
  day: string | null;
  productId: string;
  kind: string;
  platform: string;
  rating: number | null;
  text: string;
  /** The words that made it count; null where all voices count. */
  evidence: string | null;
}

export interface Explanation {
  /** `2026-W46@1` */
  report: string;
  id: string;
  name: string;
  definition: string;
  /** The query in words, a line a condition. */
  query: string[];
  value: number | null;
  recount: number | null;
  equal: boolean;
  rows: CountedRow[];
  /** The denominator's own recount; null where there is none. */
  over: number | null;
  verbatims: Verbatim[];
}
