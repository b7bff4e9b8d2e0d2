import type { PoolClient } from '@voc/core/db';

/** Has the items of a query classified (again). */
export async function markDue(client: PoolClient, ids: string, values: unknown[]): Promise<void> {
  await client.query(
    `insert into classify_due (item_id) ${ids} on conflict (item_id) do update set seq = nextval('classify_seq')`,
    values,
  );
}
