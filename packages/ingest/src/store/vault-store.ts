import type { PoolClient } from './staging-store.ts';

/** Keeps the sealed values of what has become items; of a row that was kept out nothing stays. */
export async function saveSealed(client: PoolClient): Promise<void> {
  await client.query(`
    insert into vault (item_id, token, key_id, sealed)
    select distinct on (item_id, token) item_id, token, key_id, decode(sealed, 'hex') from staged_sealed
    where item_id in (select item_id from items) order by item_id, token
    on conflict (item_id, token) do update set key_id = excluded.key_id, sealed = excluded.sealed`);
}
