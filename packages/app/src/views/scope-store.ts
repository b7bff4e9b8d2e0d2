import { type RawBuilder, sql } from 'kysely';
import { type Scope, seesAll } from '../accounts/scope.ts';

/**
 * Condition on a table with `product_id` and `shop_id` (under `alias`): rows that a scope may see. Rows of no product
 * belong to no brand and no line.
 */
export function within({ shops, brands, lines }: Scope, alias: string): RawBuilder<boolean> {
  const parts = [sql<boolean>`true`];
  const product = sql.ref(`${alias}.product_id`);
  if (shops) parts.push(sql<boolean>`${sql.ref(`${alias}.shop_id`)} = any(${shops}::text[])`);
  if (brands)
    parts.push(
      sql<boolean>`${product} in (select product_id from products where brand = any(${brands}::text[]))`,
    );
  if (lines)
    parts.push(
      sql<boolean>`${product} in (select product_id from products where line = any(${lines}::text[]))`,
    );
  return sql<boolean>`(${sql.join(parts, sql` and `)})`;
}

/** The same for what names a product alone (alerts, lists, actions): of a scope's shops nothing can be told there. */
export function ofProducts(scope: Scope, product: RawBuilder<unknown>): RawBuilder<boolean> {
  if (seesAll(scope)) return sql<boolean>`true`;
  const { shops, brands, lines } = scope;
  return sql<boolean>`exists (select 1 from products scoped where scoped.product_id = ${product}
    and (${brands === null} or scoped.brand = any(${brands ?? []}::text[]))
    and (${lines === null} or scoped.line = any(${lines ?? []}::text[]))
    and (${shops === null} or exists (select 1 from listings l where l.product_id = scoped.product_id
      and l.shop_id = any(${shops ?? []}::text[]))))`;
}
