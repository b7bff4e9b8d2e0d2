import { type RawBuilder, sql } from 'kysely';

/** Whether owners `o` answer for a product, named or by its line. */
export const answersFor = (product: RawBuilder<unknown>, line: RawBuilder<unknown>): RawBuilder<boolean> =>
  sql<boolean>`(o.product_id = ${product} or (o.product_id = '' and o.line <> '' and o.line = ${line}))`;

/** `department·person` of owners `o`. */
export const ownerName = sql<string>`o.department || coalesce('·' || o.person, '')`;
