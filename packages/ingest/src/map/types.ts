import type { FollowUp, ItemKind, TurnRole } from '@voc/core';
import type { Mapping } from '../mapping/schema.ts';
import type { KeepValue } from '../mask/mask-text.ts';
import type { TemplateFinder } from '../templates.ts';

/** What mapping a row needs to know besides the row. */
export interface MapContext {
  mapping: Mapping;
  sourceId: string;
  /** Shop of rows that name none. */
  shop: string;
  /** Key of the keyed hashes. */
  secretKey: string;
  findTemplate: TemplateFinder;
  /** Phone numbers of the company itself, in digits: they stay readable. */
  ownNumbers?: ReadonlySet<string>;
  /** Told what masking takes out of a voice. */
  keep?: KeepValue | undefined;
}

/** One voice as one row tells it, cleaned and masked. */
export interface VoiceRow {
  type: 'voice';
  itemId: string;
  externalId: string | null;
  kind: ItemKind;
  platform: string;
  shopId: string;
  listingId: string | null;
  listingTitle: string | null;
  productId: string | null;
  skuId: string | null;
  color: string | null;
  size: string | null;
  orderHash: string | null;
  customerHash: string | null;
  rating: number | null;
  reason: string | null;
  productType: string | null;
  text: string;
  followUps: FollowUp[];
  eventAt: string | null;
  eventOn: string | null;
  orderedAt: string | null;
  signedAt: string | null;
  contentHash: string;
  /** True where the row itself is a later text of its review. */
  isFollowUp: boolean;
  /** When the export last changed the row, where it says so. */
  updatedAt: string | null;
  /** The platform has hidden or deleted it. */
  isHidden: boolean;
  /** What the customer gave the service of a conversation, 1 to 5. */
  satisfaction: number | null;
  pictures: number | null;
}

/** A review in which the platform speaks instead of the customer. */
export interface TemplateRow {
  type: 'template';
  rowKey: string;
  template: string;
  platform: string;
  shopId: string;
  listingId: string | null;
  listingTitle: string | null;
  productId: string | null;
  rating: number | null;
  eventOn: string | null;
  orderHash: string | null;
  customerHash: string | null;
}

/** Stars without a word. */
export interface RatingRow {
  type: 'rating';
  ratingId: string;
  externalId: string | null;
  platform: string;
  shopId: string;
  listingId: string | null;
  productId: string | null;
  productName: string | null;
  skuId: string | null;
  rating: number;
  eventAt: string | null;
  eventOn: string | null;
  orderHash: string | null;
  customerHash: string | null;
}

/** One utterance, masked; a role nobody knows is null. */
export interface TurnRow {
  role: TurnRole | null;
  text: string;
  at: string | null;
  agentHash: string | null;
  team: string | null;
  vendor: string | null;
}

/** A conversation, or the part of it that one row tells. */
export interface ChatRow {
  type: 'chat';
  /** What the row tells of the conversation besides the turns. */
  voice: VoiceRow;
  turns: TurnRow[];
  /** The row of a conversation that is told whole, 0 for one that is told turn by turn. */
  version: number;
}

/** A row of the catalogue or of the denominators: columns of the table it goes to. */
export interface CatalogueRow {
  type: 'catalogue';
  key: string;
  data: Record<string, string | number | null>;
}

export type MappedRow = VoiceRow | TemplateRow | RatingRow | ChatRow | CatalogueRow;
