import type { ItemKind } from '@voc/core';
import { keyedHash } from '@voc/core/config';
import { dayOfInstant } from '../mapping/format-instant.ts';
import type { TargetField } from '../mapping/schema.ts';
import { type KeepValue, maskText } from '../mask/mask-text.ts';
import { needsMask } from './needs-mask.ts';
import type { Fields } from './read-fields.ts';
import { parseSpecification } from './specification.ts';
import type { MapContext, VoiceRow } from './types.ts';

/** The text as it may be stored; numbers of the company's own stay. */
export const masked = (
  text: string,
  key: string,
  ownNumbers?: ReadonlySet<string>,
  keep?: KeepValue,
): string => (needsMask(text) ? maskText(text, key, ownNumbers, keep).text : text);

export const textOf = (fields: Fields, name: TargetField): string | null => fields.text.get(name) ?? null;

/** Platform and shop of a row, by its columns or else by mapping and command. */
export const placeOf = (fields: Fields, context: MapContext): { platform: string; shopId: string } => ({
  platform: fields.text.get('platform') ?? context.mapping.platform ?? '',
  shopId: fields.text.get('shop') ?? context.shop,
});

const hashed = (
  fields: Fields,
  name: TargetField,
  kind: 'order' | 'customer',
  key: string,
): string | null => {
  const value = fields.text.get(name);
  return value === undefined ? null : keyedHash(key, kind, value);
};

/** States in which a voice is shown to nobody; any other word means that it is. */
const hiddenStates = new Set(['hidden', 'deleted']);

/**
 * The columns that every kind of voice has in common; what a kind has of its own is blank, to be filled in, which costs
 * a fraction of making a second object of so many fields.
 */
export function readVoice(fields: Fields, context: MapContext, kind: ItemKind): VoiceRow {
  const spec = fields.text.get('spec');
  const { color, size } = spec === undefined ? { color: null, size: null } : parseSpecification(spec);
  const eventAt = textOf(fields, 'eventAt');
  const { platform, shopId } = placeOf(fields, context);
  return {
    type: 'voice',
    itemId: '',
    externalId: textOf(fields, 'externalId'),
    kind,
    platform,
    shopId,
    listingId: textOf(fields, 'listingId'),
    listingTitle: textOf(fields, 'productName') ?? textOf(fields, 'title'),
    productId: textOf(fields, 'productId'),
    skuId: textOf(fields, 'skuId'),
    color: textOf(fields, 'color') ?? color,
    size: textOf(fields, 'size') ?? size,
    orderHash: hashed(fields, 'orderId', 'order', context.secretKey),
    customerHash: hashed(fields, 'customer', 'customer', context.secretKey),
    rating: null,
    reason: null,
    productType: textOf(fields, 'productType'),
    text: '',
    followUps: [],
    eventAt,
    eventOn: eventAt === null ? null : dayOfInstant(eventAt),
    orderedAt: textOf(fields, 'orderedAt'),
    signedAt: textOf(fields, 'signedAt'),
    contentHash: '',
    isFollowUp: false,
    updatedAt: textOf(fields, 'updatedAt'),
    isHidden: hiddenStates.has(fields.text.get('state') ?? ''),
    satisfaction: null,
    pictures: null,
  };
}
