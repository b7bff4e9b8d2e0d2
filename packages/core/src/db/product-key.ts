import { type RawBuilder, sql } from 'kysely';
import { unmappedPrefix } from '../domain/rollup.ts';

/** `productKeyOf` of the domain in SQL, for a table of items under the alias `i`. */
export const itemProductKey: RawBuilder<string> = sql.raw<string>(
  `coalesce(nullif(i.product_id, ''), '${unmappedPrefix}' || i.platform || '/' || i.shop_id || '/' || nullif(i.listing_id, ''), '')`,
);
