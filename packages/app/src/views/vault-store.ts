import type { Db } from '@voc/core/db';

export interface SealedRow {
  token: string;
  sealed: Buffer;
}

/** What masking took out of an item, sealed. */
export const readSealed = (db: Db, itemId: string): Promise<SealedRow[]> =>
  db.selectFrom('vault').select(['token', 'sealed']).where('item_id', '=', itemId).execute();
