import type { FollowUp, ItemKind, TurnRole } from '@voc/core';
import type { Mapping } from '../mapping/schema.ts';
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
}

/** One utterance, masked. */
export interface TurnRow {
  role: TurnRole;
  text: string;
  at: string | null;
  agentHash: string | null;
  team: string | null;
  vendor: string | null;
}

/** A conversation, or the part of it that one row tells. */
export interface ChatRow {
  type: 'chat';
  /** Key within the source; null where the conversation has no session id and is found by customer and day. */
  session: string | null;
  voice: VoiceRow;
  turns: TurnRow[];
  /** A role nobody knows: the whole conversation is set aside. */
  unknownRole: boolean;
}

/** A row of the catalogue or of the denominators: columns of the table it goes to. */
export interface CatalogueRow {
  type: 'catalogue';
  key: string;
  data: Record<string, string | number | null>;
}

export type MappedRow = VoiceRow | TemplateRow | ChatRow | CatalogueRow;
