import type { Db } from '@voc/core/db';

export type AlertState = 'acknowledged' | 'resolved';

export interface ListedAlert {
  key: string;
  kind: string;
  productId: string | null;
  category: string;
  raisedOn: string;
  state: string;
  /** First line of the card. */
  title: string;
}

/** All alerts, newest first. */
export async function listAlerts(db: Db): Promise<ListedAlert[]> {
  const rows = await db
    .selectFrom('alerts')
    .select(['dedup_key', 'kind', 'product_id', 'category', 'raised_on', 'state', 'card'])
    .orderBy('raised_on', 'desc')
    .orderBy('dedup_key')
    .execute();
  return rows.map((row) => ({
    key: row.dedup_key,
    kind: row.kind,
    productId: row.product_id,
    category: row.category,
    raisedOn: row.raised_on,
    state: row.state,
    title: row.card.split('\n')[0] ?? '',
  }));
}

export interface StateChange {
  key: string;
  state: AlertState;
  by: string;
  note: string | null;
  at: Date;
}

/** Writes down what somebody says of an alert; false when there is none of that key. */
export async function setAlertState(db: Db, { key, state, by, note, at }: StateChange): Promise<boolean> {
  const result = await db
    .updateTable('alerts')
    .set({ state, state_by: by, state_note: note, state_at: at })
    .where('dedup_key', '=', key)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Days that an alert may be kept quiet for. */
export const longestMute = 90;

export interface Muting {
  key: string;
  by: string;
  note: string | null;
  /** First day on which it may be pushed again. */
  until: string;
  at: Date;
}

/** Keeps an alert, and later ones of its kind and product, from being pushed before a day; false when there is none of that key. */
export async function muteAlert(db: Db, { key, by, note, until, at }: Muting): Promise<boolean> {
  const result = await db
    .updateTable('alerts')
    .set({ muted_until: until, state_by: by, state_note: note, state_at: at })
    .where('dedup_key', '=', key)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}
