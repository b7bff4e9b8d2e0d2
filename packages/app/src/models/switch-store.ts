import { type Tx, UsageError } from '@voc/core';
import type { Db } from '@voc/core/db';
import { sql } from 'kysely';
import { appendAudit } from '../accounts/audit-store.ts';
import { type ModelKind, type ModelState, readCurrent } from './models-store.ts';

/** A change of the model that counts. */
export interface Switch {
  kind: ModelKind;
  /** That counted, as far as whoever asks knows. */
  from: string;
  /** That shall count. */
  to: string;
  /** The one that comes with the program: it has no row. */
  committed: string;
  action: 'model.promote' | 'model.rollback';
  by: string;
  at: Date;
}

async function setState(tx: Tx, version: string, state: ModelState, { by, at }: Switch): Promise<void> {
  await tx
    .updateTable('models')
    .set({ state, changed_by: by, changed_at: at })
    .where('version', '=', version)
    .execute();
}

/** Voices without an answer of the model are due; what it says of the others counts from now on. */
async function countAnew(tx: Tx, version: string): Promise<void> {
  await sql`
    insert into classify_due (item_id) select i.item_id from items i where not exists (
      select 1 from classifications c where c.item_id = i.item_id and c.model_version = ${version}
        and c.content_hash = i.content_hash)
    on conflict do nothing`.execute(tx);
  await sql`insert into dirty_days (day, product_id) select distinct day, product_id from rollups`.execute(
    tx,
  );
}

/** Lets another model count, with its line in the audit log; UsageError where somebody else was quicker. */
export async function switchModel(db: Db, change: Switch): Promise<void> {
  const { kind, from, to, committed, action, by, at } = change;
  await db.transaction().execute(async (tx) => {
    await sql`lock table models in exclusive mode`.execute(tx);
    const current = (await readCurrent(tx, kind)) ?? committed;
    if (current !== from) throw new UsageError(`当前模型刚被改成了 ${current},请重新查看后再决定`);
    await setState(tx, from, 'retired', change);
    await setState(tx, to, 'current', change);
    await countAnew(tx, to);
    await appendAudit(tx, { at, userId: null, login: by, action, target: to, detail: { from }, address: '' });
  });
}
