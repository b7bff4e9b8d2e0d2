import type { Db } from '@voc/core/db';

/** Keeps the one token that makes the first administrator; an older one is void. */
export async function putSetupToken(db: Db, tokenHash: string, expiresAt: Date): Promise<void> {
  await db
    .insertInto('setup_token')
    .values({ token_hash: tokenHash, expires_at: expiresAt })
    .onConflict((conflict) =>
      conflict.column('singleton').doUpdateSet({ token_hash: tokenHash, expires_at: expiresAt }),
    )
    .execute();
}

/** Takes the token away if it is this one and holds still; whoever gets true may go on, and nobody after. */
export async function takeSetupToken(db: Db, tokenHash: string, now: Date): Promise<boolean> {
  const taken = await db
    .deleteFrom('setup_token')
    .where('token_hash', '=', tokenHash)
    .where('expires_at', '>', now)
    .returning('singleton')
    .executeTakeFirst();
  return taken !== undefined;
}
