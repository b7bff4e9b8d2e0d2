import { type LabelledItem, loadItems, toInput } from '@voc/classify';
import { Intent } from '@voc/core';
import type { Db } from '@voc/core/db';
import { sql } from 'kysely';

interface TaughtRow {
  itemId: string;
  intent: string;
  leaves: string[];
}

/** Everything that people labelled, by the newest label of each voice, as items to learn from. */
export async function readTaught(db: Db): Promise<LabelledItem[]> {
  const { rows } = await sql<TaughtRow>`
    select distinct on (item_id) item_id as "itemId", intent, leaves from corrections
    order by item_id, corrected_at desc, author`.execute(db);
  const labels = new Map(rows.map((row) => [row.itemId, row]));
  const items = await loadItems(db, [...labels.keys()]);
  return items.flatMap((item) => {
    const label = labels.get(item.itemId);
    if (!label) return [];
    const { leaves } = label;
    // A label tells leaves and whether it is a complaint; of the sentiment nothing is learned.
    const sentiment = leaves.length > 0 ? ('neg' as const) : ('neu' as const);
    return [{ ...toInput(item), id: item.itemId, intent: Intent.parse(label.intent), sentiment, leaves }];
  });
}
