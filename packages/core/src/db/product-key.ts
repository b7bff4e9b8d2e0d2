import { type RawBuilder, sql } from 'kysely';
import { unmappedPrefix } from '../domain/rollup.ts';

/** `productKeyOf` of the domain as SQL text, for a table of items under the alias `i`. */
export const itemProductKeyText = `coalesce(nullif(i.product_id, ''), '${unmappedPrefix}' || i.platform || '/' || i.shop_id || '/' || nullif(i.listing_id, ''), '')`;

/** The same as a piece of a Kysely query. */
export const itemProductKey: RawBuilder<string> = sql.raw<string>(itemProductKeyText);
