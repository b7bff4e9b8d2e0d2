import { z } from 'zod';

export const ItemKind = z.enum(['review', 'chat', 'refund', 'ticket']);
export type ItemKind = z.infer<typeof ItemKind>;

/** What one file holds: voices, stars without words, denominators, catalogue. */
export const ImportKind = z.enum([
  'reviews',
  'chats',
  'refunds',
  'tickets',
  'ratings',
  'orders',
  'products',
  'listings',
  'skus',
  'owners',
]);
export type ImportKind = z.infer<typeof ImportKind>;

export const TurnRole = z.enum(['customer', 'agent', 'system']);
export type TurnRole = z.infer<typeof TurnRole>;

/** One utterance of a conversation, masked. */
export const Turn = z.object({
  role: TurnRole,
  text: z.string(),
  /** ISO 8601 instant. */
  at: z.string().nullish(),
  agentHash: z.string().nullish(),
  team: z.string().nullish(),
  vendor: z.string().nullish(),
});
export type Turn = z.infer<typeof Turn>;

/** A later text of the same review (追评). */
export const FollowUp = z.object({ text: z.string(), at: z.string().nullable() });
export type FollowUp = z.infer<typeof FollowUp>;

/** One voice, cleaned and masked. Instants are ISO 8601 UTC; `eventOn` is the business day in Asia/Shanghai. */
export const Item = z.object({
  itemId: z.uuid(),
  sourceId: z.string(),
  externalId: z.string().nullable(),
  kind: ItemKind,
  platform: z.string(),
  shopId: z.string(),
  listingId: z.string().nullable(),
  productId: z.string().nullable(),
  skuId: z.string().nullable(),
  color: z.string().nullable(),
  size: z.string().nullable(),
  orderHash: z.string().nullable(),
  customerHash: z.string().nullable(),
  rating: z.number().int().min(1).max(5).nullable(),
  /** Platform's refund reason, as given. */
  reason: z.string().nullable(),
  text: z.string(),
  followUps: z.array(FollowUp),
  turns: z.array(Turn),
  eventAt: z.string().nullable(),
  eventOn: z.string().nullable(),
  orderedAt: z.string().nullable(),
  signedAt: z.string().nullable(),
});
export type Item = z.infer<typeof Item>;
