import { type RawBuilder, sql } from 'kysely';
import { unmappedPrefix } from '../domain/rollup.ts';

/** `productKeyOf` of the domain as SQL text, for a table of items under an alias. */
const keyTextOf = (alias: string): string =>
  `coalesce(nullif(${alias}.product_id, ''), '${unmappedPrefix}' || ${alias}.platform || '/' || ${alias}.shop_id || '/' || nullif(${alias}.listing_id, ''), '')`;

/** The same as a piece of a Kysely query; the alias is the program's own word. */
export const itemProductKeyOf = (alias: string): RawBuilder<string> => sql.raw<string>(keyTextOf(alias));

/** Of items under the alias `i`, as text and as a piece of a query. */
export const itemProductKeyText = keyTextOf('i');
export const itemProductKey = itemProductKeyOf('i');
