import { type Intent, type Tx, undatedDay } from '@voc/core';
import { type Db, itemProductKey } from '@voc/core/db';
import { sql } from 'kysely';

/** A person's label of an item; the newest wins in every count. */
export interface Correction {
  itemId: string;
  author: string;
  intent: Intent;
  leaves: readonly string[];
  note: string | null;
  at: Date;
}

export interface ProductDay {
  day: string;
  productId: string;
}

/** Marks the days of an item and of every other voice of its order, whose complaint may now count elsewhere. */
async function markDays(tx: Tx, itemId: string): Promise<ProductDay[]> {
  const { rows } = await sql<ProductDay>`
    insert into dirty_days (day, product_id)
    select distinct coalesce(i.event_on, ${undatedDay}::date), ${itemProductKey} from items i
    where i.item_id = ${itemId}::uuid or i.order_hash = (select order_hash from items where item_id = ${itemId}::uuid)
    order by 1, 2 returning day::text as day, product_id as "productId"`.execute(tx);
  return rows;
}

/** Writes a label down and gives the product-days that are to be counted again; none when there is no such item. */
export async function saveCorrection(db: Db, one: Correction): Promise<ProductDay[]> {
  return db.transaction().execute(async (tx) => {
    const item = await tx
      .selectFrom('items')
      .select('item_id')
      .where('item_id', '=', one.itemId)
      .forShare()
      .executeTakeFirst();
    if (!item) return [];
    await tx
      .insertInto('corrections')
      .values({
        item_id: one.itemId,
        author: one.author,
        corrected_at: one.at,
        intent: one.intent,
        leaves: [...one.leaves],
        note: one.note,
      })
      .onConflict((conflict) =>
        conflict
          .columns(['item_id', 'author', 'corrected_at'])
          .doUpdateSet({ intent: one.intent, leaves: [...one.leaves], note: one.note }),
      )
      .execute();
    return markDays(tx, one.itemId);
  });
}
