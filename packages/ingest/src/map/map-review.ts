import type { FollowUp, ItemKind } from '@voc/core';
import { contentHashOf, itemIdOf } from './identity.ts';
import type { Fields } from './read-fields.ts';
import type { MapContext, TemplateRow, VoiceRow } from './types.ts';
import { masked, readVoice, textOf } from './voice-fields.ts';

function followUpsOf(fields: Fields, context: MapContext): FollowUp[] {
  const text = fields.text.get('followUpText');
  if (text === undefined || context.findTemplate(text) !== undefined) return [];
  return [{ text: masked(text, context.secretKey, context.ownNumbers), at: textOf(fields, 'followUpAt') }];
}

/** Key of a voice without an id: whatever the file tells of source, product, customer, order, time, stars and words. */
const contentKey = (shared: ReturnType<typeof readVoice>, rating: number | null, raw: string) => [
  'content',
  shared.platform,
  shared.shopId,
  shared.listingId ?? shared.productId ?? shared.listingTitle,
  shared.customerHash,
  shared.orderHash,
  shared.eventAt,
  rating,
  raw,
];

/**
 * A review, after-sale order or ticket of one row; a review in which only the platform speaks is a template.
 * The raw text is masked here and goes no further.
 */
export function mapReview(fields: Fields, context: MapContext, kind: ItemKind): VoiceRow | TemplateRow {
  const shared = readVoice(fields, context);
  const rating = fields.number.get('rating') ?? null;
  const reason = masked(fields.text.get('reason') ?? '', context.secretKey, context.ownNumbers) || null;
  const raw = fields.text.get('text') ?? '';
  const followUps = followUpsOf(fields, context);
  const key = shared.externalId === null ? contentKey(shared, rating, raw) : ['id', shared.externalId];
  const itemId = itemIdOf(context.sourceId, kind, key);
  const template = kind === 'review' ? context.findTemplate(raw) : undefined;
  if (template !== undefined && followUps.length === 0) {
    const { platform, shopId, listingId, listingTitle, productId, eventOn, orderHash, customerHash } = shared;
    return {
      type: 'template',
      rowKey: itemId,
      template,
      platform,
      shopId,
      listingId,
      listingTitle,
      productId,
      rating,
      eventOn,
      orderHash,
      customerHash,
    };
  }
  const text = template === undefined ? masked(raw, context.secretKey, context.ownNumbers) : '';
  // Spreading this many fields into a new object costs more than all the rest of the row.
  return Object.assign(shared, {
    type: 'voice' as const,
    itemId,
    kind,
    rating,
    reason,
    text,
    followUps,
    contentHash: contentHashOf({ rating, reason, text, followUps }),
    isFollowUp: (fields.number.get('afterDays') ?? 0) > 0,
    satisfaction: null,
    pictures: fields.number.get('pictures') ?? null,
  });
}
