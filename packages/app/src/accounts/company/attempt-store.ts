import type { Db } from '@voc/core/db';

/** What must be the same when somebody comes back from the company's sign-in, and where they wanted to go. */
export interface Attempt {
  state: string;
  nonce: string;
  /** Of PKCE: whoever stole the code does not have it. */
  verifier: string;
  returnTo: string;
}

/** Keeps an attempt under the hash of the browser's token; those that were given up are forgotten. */
export async function putAttempt(
  db: Db,
  { tokenHash, attempt, now, expiresAt }: { tokenHash: string; attempt: Attempt; now: Date; expiresAt: Date },
): Promise<void> {
  await db.deleteFrom('login_attempts').where('expires_at', '<=', now).execute();
  const { state, nonce, verifier, returnTo } = attempt;
  await db
    .insertInto('login_attempts')
    .values({ token_hash: tokenHash, state, nonce, verifier, return_to: returnTo, expires_at: expiresAt })
    .execute();
}

/** Takes an attempt away; undefined when there is none, when it is too old, or when somebody has come with it before. */
export async function takeAttempt(db: Db, tokenHash: string, now: Date): Promise<Attempt | undefined> {
  const row = await db
    .deleteFrom('login_attempts')
    .where('token_hash', '=', tokenHash)
    .returningAll()
    .executeTakeFirst();
  if (!row || row.expires_at <= now) return undefined;
  return { state: row.state, nonce: row.nonce, verifier: row.verifier, returnTo: row.return_to };
}
