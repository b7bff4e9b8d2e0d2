import { itemIdOf } from './identity.ts';
import { type Fields, RowFaultError } from './read-fields.ts';
import type { MapContext, RatingRow } from './types.ts';
import { readVoice } from './voice-fields.ts';

/** Stars, product and time of a row without words; RowFaultError without stars. */
export function mapRating(fields: Fields, context: MapContext): RatingRow {
  const { platform, shopId, externalId, listingId, listingTitle, productId, skuId, ...rest } = readVoice(
    fields,
    context,
    'review',
  );
  const { eventAt, eventOn, orderHash, customerHash } = rest;
  const rating = fields.number.get('rating');
  if (rating === undefined)
    throw new RowFaultError({ reason: 'missing_value', column: '评分', detail: '没有星级' });
  const content = [listingId ?? productId ?? listingTitle, skuId, customerHash, orderHash, eventAt, rating];
  const key = externalId === null ? ['content', platform, shopId, ...content] : ['id', externalId];
  return {
    type: 'rating',
    ratingId: itemIdOf(context.sourceId, 'rating', key),
    externalId,
    platform,
    shopId,
    listingId,
    productId,
    productName: listingTitle,
    skuId,
    rating,
    eventAt,
    eventOn,
    orderHash,
    customerHash,
  };
}
