import type { FollowUp, ItemKind } from '@voc/core';
import { contentHashOf, itemIdOf } from './identity.ts';
import type { Fields } from './read-fields.ts';
import type { MapContext, TemplateRow, VoiceRow } from './types.ts';
import { masked, readVoice, textOf } from './voice-fields.ts';

function followUpsOf(fields: Fields, context: MapContext): FollowUp[] {
  const text = fields.text.get('followUpText');
  if (text === undefined || context.findTemplate(text) !== undefined) return [];
  return [
    {
      text: masked(text, context.secretKey, context.ownNumbers, context.keep),
      at: textOf(fields, 'followUpAt'),
    },
  ];
}

/** Key of a voice without an id: whatever the file tells of source, product, customer, order, time, stars and words. */
const contentKey = (voice: VoiceRow, raw: string) => [
  'content',
  voice.platform,
  voice.shopId,
  voice.listingId ?? voice.productId ?? voice.listingTitle,
  voice.customerHash,
  voice.orderHash,
  voice.eventAt,
  voice.rating,
  raw,
];

function toTemplate(voice: VoiceRow, template: string): TemplateRow {
  const { itemId, platform, shopId, listingId, listingTitle, productId, rating, eventOn } = voice;
  const { orderHash, customerHash } = voice;
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

/**
 * A review, after-sale order or ticket of one row; a review in which only the platform speaks is a template.
 * The raw text is masked here and goes no further.
 */
export function mapReview(fields: Fields, context: MapContext, kind: ItemKind): VoiceRow | TemplateRow {
  const voice = readVoice(fields, context, kind);
  const { secretKey, ownNumbers, keep } = context;
  const raw = fields.text.get('text') ?? '';
  voice.rating = fields.number.get('rating') ?? null;
  voice.reason = masked(fields.text.get('reason') ?? '', secretKey, ownNumbers, keep) || null;
  voice.followUps = followUpsOf(fields, context);
  const key = voice.externalId === null ? contentKey(voice, raw) : ['id', voice.externalId];
  voice.itemId = itemIdOf(context.sourceId, kind, key);
  const template = kind === 'review' ? context.findTemplate(raw) : undefined;
  if (template !== undefined && voice.followUps.length === 0) return toTemplate(voice, template);
  voice.text = template === undefined ? masked(raw, secretKey, ownNumbers, keep) : '';
  voice.contentHash = contentHashOf(voice);
  voice.isFollowUp = (fields.number.get('afterDays') ?? 0) > 0;
  voice.pictures = fields.number.get('pictures') ?? null;
  return voice;
}
