import { SkippableError } from '@voc/core';
import type { Pool, PoolClient } from '@voc/core/db';

/** A push that was stored before. */
export class ReplayedPushError extends SkippableError {}

/** True when a nonce was used. */
export async function isUsed(pool: Pool, nonce: string): Promise<boolean> {
  const { rowCount } = await pool.query('select 1 from push_nonces where nonce = $1', [nonce]);
  return rowCount === 1;
}

/** Uses a nonce up in the transaction of the rows; ReplayedPushError when it was used before. Old ones go. */
export async function useNonce(client: PoolClient, nonce: string, expiresAt: Date, now: Date): Promise<void> {
  const { rowCount } = await client.query(
    'insert into push_nonces (nonce, expires_at) values ($1, $2) on conflict do nothing',
    [nonce, expiresAt],
  );
  if (rowCount !== 1) throw new ReplayedPushError(`Nonce ${nonce} was used before`);
  await client.query('delete from push_nonces where expires_at < $1', [now]);
}

/** True when so many items wait for their classification. */
export async function isBacklogged(pool: Pool, most: number): Promise<boolean> {
  const { rowCount } = await pool.query('select 1 from classify_due offset $1 limit 1', [most]);
  return rowCount === 1;
}

export type { Pool };
