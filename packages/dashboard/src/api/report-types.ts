import type { NamedCount, Rate } from './types.ts';

export interface ListedReport {
  kind: string;
  scope: string;
  /** `品牌 禾棉`; null for the whole company. */
  scopeName: string | null;
  period: string;
  revision: number;
  composedAt: string;
  changes: string;
  startOn: string | null;
  endOn: string | null;
  published: boolean;
}

export interface ReportList {
  reports: ListedReport[];
  hasMore: boolean;
}

export interface Quote {
  text: string;
  channel: string;
  platform: string;
  rating: number | null;
}

export interface ListEntry {
  productId: string;
  name: string;
  productType: string | null;
  unmapped: boolean;
  rank: number;
  standing: string;
  peerGroup: string;
  peers: number;
  window: string;
  own: Rate;
  peerMedian: number;
  score: number;
  denominator: string;
  leaveAt: number | null;
  causes: NamedCount[];
  notCounted: NamedCount[];
  praises: NamedCount[];
  wishes: NamedCount[];
  skus: NamedCount[];
  quotes: Quote[];
  text: string;
}

export interface Insufficient {
  productId: string;
  name: string;
  productType: string | null;
  own: Rate;
  reason: string;
}

export interface ListMove {
  productId: string;
  name: string;
  side: 'black' | 'red';
  move: string;
  reason: string;
}

export interface ProductLists {
  window: string;
  counted: string[];
  moves: ListMove[];
  black: ListEntry[];
  red: ListEntry[];
  judged: number;
  insufficient: number;
  insufficientProducts: Insufficient[];
  statement: string;
}

export interface Revision {
  revision: number;
  composedAt: string;
  changes: string;
  sha256: string;
  state: 'draft' | 'reviewed' | 'published';
  steps: { step: string; person: string; note: string | null; at: string }[];
}

export interface ReportDiff {
  sections: { title: string; removed: string[]; added: string[] }[];
}

export interface ReportDetail {
  kind: string;
  scope: string;
  scopeName: string | null;
  period: string;
  revision: number;
  asOf: string;
  denominator: { name: string; reason: string };
  summary: { quiet: boolean; sentences: string[]; also?: string[] };
  lists: ProductLists;
  revisions: Revision[];
  /** none: as composed; publish: one person releases it; review: one reviews, another releases. */
  review: 'none' | 'publish' | 'review';
}
