import { type ImportKind, undatedDay } from '@voc/core';
import { itemProductKeyText, type PoolClient } from '@voc/core/db';
import { markDue } from './due-store.ts';
import type { Tally } from './voices-store.ts';

/** Of rows with the same key the last one holds; another one that says otherwise is set aside. */
const makeLast = `
  create temporary table staged_last on commit drop as
  select distinct on (key) n, key, data from staged_catalogue order by key, n desc`;

const setAside = `
  insert into staged_faults (n, row_hash, reason, column_name, detail)
  select c.n, encode(sha256(convert_to(c.data::text, 'UTF8')), 'hex'), 'conflict', null,
    '同一文件里另有一行写着不同的内容,以靠后的一行为准'
  from staged_catalogue c join staged_last l on l.key = c.key where c.data <> l.data`;

/** Upserts the rows of one table; only new and changed rows count as affected. */
function upsert(table: string, keys: readonly string[], columns: readonly string[]): string {
  const all = [...keys, ...columns];
  const names = all.join(', ');
  const qualified = (prefix: string): string => columns.map((column) => `${prefix}.${column}`).join(', ');
  return `
    insert into ${table} (${names})
    select ${names} from staged_last, jsonb_populate_record(null::${table}, data)
    on conflict (${keys.join(', ')}) do update set (${columns.join(', ')}) = row(${qualified('excluded')})
    where (${qualified(table)}) is distinct from (${qualified('excluded')})`;
}

const versionKeys = ['platform', 'shop_id', 'listing_id', 'effective_at'];
const versionColumns = ['title', 'picture_hash', 'colors', 'material', 'size_chart', 'parameters', 'price'];
const exposureKeys = ['day', 'platform', 'shop_id', 'listing_id', 'product_id', 'sku_id'];

const statements: Partial<Record<ImportKind, string>> = {
  products: upsert(
    'products',
    ['product_id'],
    ['name', 'product_type', 'line', 'season', 'brand', 'launch_on', 'owner'],
  ),
  skus: upsert('skus', ['sku_id'], ['product_id', 'color', 'size']),
  owners: upsert('owners', ['product_id', 'line', 'department'], ['person', 'robot']),
  listings: upsert('listing_versions', versionKeys, versionColumns),
  orders: upsert('exposures', exposureKeys, ['orders', 'units', 'returns']),
};

/** A listing belongs where its newest row says; the rows of a listing may stand in any order. */
const mapListings = `
  with newest as (
    select distinct on (platform, shop_id, listing_id) r.platform, r.shop_id, r.listing_id,
      nullif(l.data ->> 'product_id', '') as product_id, r.title
    from staged_last l, jsonb_populate_record(null::listing_versions, l.data) r
    order by platform, shop_id, listing_id, r.effective_at desc)
  insert into listings (platform, shop_id, listing_id, product_id, title)
  select platform, shop_id, listing_id, product_id, title from newest
  on conflict (platform, shop_id, listing_id) do update
    set product_id = coalesce(excluded.product_id, listings.product_id), title = coalesce(excluded.title, listings.title)
    where (listings.product_id, listings.title) is distinct from
      (coalesce(excluded.product_id, listings.product_id), coalesce(excluded.title, listings.title))`;

/** Days whose denominators have changed must be looked at again. */
const markExposures = `
  insert into dirty_days (day, product_id)
  select distinct (data ->> 'day')::date, data ->> 'product_id' from staged_last
  where not exists (select 1 from exposures e where e.day = (data ->> 'day')::date
    and e.platform = data ->> 'platform' and e.shop_id = data ->> 'shop_id' and e.listing_id = data ->> 'listing_id'
    and e.product_id = data ->> 'product_id' and e.sku_id = data ->> 'sku_id'
    and (e.orders, e.units, e.returns) is not distinct from
      ((data ->> 'orders')::int, (data ->> 'units')::int, (data ->> 'returns')::int))`;

/** Items whose product, type, colour or size the catalogue now knows better. */
const findChanged = `
  create temporary table changed_items on commit drop as
  select * from (
    select i.item_id, i.product_id as old_product, coalesce(l.product_id, i.product_id, s.product_id) as product_id,
      i.product_type as old_type, coalesce(p.product_type, i.product_type) as product_type,
      coalesce(i.color, s.color) as color, coalesce(i.size, s.size) as size,
      (i.color is null and s.color is not null) or (i.size is null and s.size is not null) as is_filled
    from items i
    left join listings l on l.platform = i.platform and l.shop_id = i.shop_id and l.listing_id = i.listing_id
    left join skus s on s.sku_id = i.sku_id
    left join products p on p.product_id = coalesce(l.product_id, i.product_id, s.product_id)) c
  where is_filled or (old_product, old_type) is distinct from (product_id, product_type)`;

const markItemDays = `
  insert into dirty_days (day, product_id)
  select distinct coalesce(i.event_on, '${undatedDay}'::date), ${itemProductKeyText}
  from items i where i.item_id in (select item_id from changed_items where old_product is distinct from product_id)`;

const updateItems = `
  update items i set product_id = c.product_id, product_type = c.product_type, color = c.color, size = c.size,
    content_hash = split_part(i.content_hash, ':', 1) || coalesce(':' || c.product_type, '')
  from changed_items c where c.item_id = i.item_id`;

const retyped = 'select item_id from changed_items where old_type is distinct from product_type';

const updateTemplates = `
  update template_rows t set product_id = l.product_id from listings l
  where l.platform = t.platform and l.shop_id = t.shop_id and l.listing_id = t.listing_id
    and l.product_id is not null and t.product_id is distinct from l.product_id`;

const updateRatings = `
  update ratings r set product_id = l.product_id from listings l
  where l.platform = r.platform and l.shop_id = r.shop_id and l.listing_id = r.listing_id
    and l.product_id is not null and r.product_id is distinct from l.product_id`;

/** Lets what was read before the catalogue find its product: the order in which files are read must not matter. */
async function resolveItems(client: PoolClient): Promise<void> {
  for (const statement of [findChanged, markItemDays, updateItems, markItemDays])
    await client.query(statement);
  await markDue(client, retyped, []);
  await client.query(updateTemplates);
  await client.query(updateRatings);
}

/** Makes the staged catalogue rows or days of orders true; to be called inside the promotion. */
export async function promoteCatalogue(client: PoolClient, kind: ImportKind): Promise<Tally> {
  await client.query(makeLast);
  await client.query(setAside);
  if (kind === 'orders') await client.query(markExposures);
  const { rowCount } = await client.query(statements[kind] ?? '');
  if (kind === 'listings') await client.query(mapListings);
  if (kind !== 'orders' && kind !== 'owners') await resolveItems(client);
  const accepted = rowCount ?? 0;
  const { rows } = await client.query<{ same: string }>(
    'select count(*) as same from staged_catalogue c join staged_last l on l.key = c.key where c.data = l.data',
  );
  return { accepted, duplicate: Number(rows[0]?.same ?? 0) - accepted };
}
