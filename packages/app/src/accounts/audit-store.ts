import type { Db } from '@voc/core/db';

/** What somebody did; never a customer's words and never a secret. */
export interface AuditEntry {
  at: Date;
  userId: string | null;
  login: string;
  /** `alert.resolve`, `label.correct`, `text.unmask` … */
  action: string;
  target: string;
  detail?: object;
  address: string;
}

export async function appendAudit(db: Db, entry: AuditEntry): Promise<void> {
  await db
    .insertInto('audit_log')
    .values({
      at: entry.at,
      user_id: entry.userId,
      login: entry.login,
      action: entry.action,
      target: entry.target,
      detail: JSON.stringify(entry.detail ?? {}),
      address: entry.address,
    })
    .execute();
}

export interface AuditPage {
  entries: (AuditEntry & { id: string })[];
  next: string | null;
}

/** Newest first, before the entry `before`. */
export async function readAudit(db: Db, before: string | null, limit: number): Promise<AuditPage> {
  const rows = await db
    .selectFrom('audit_log')
    .selectAll()
    .$if(before !== null, (query) => query.where('audit_id', '<', before ?? ''))
    .orderBy('audit_id', 'desc')
    .limit(limit + 1)
    .execute();
  const entries = rows.slice(0, limit).map((row) => ({
    id: row.audit_id,
    at: row.at,
    userId: row.user_id,
    login: row.login,
    action: row.action,
    target: row.target,
    detail: row.detail,
    address: row.address,
  }));
  return { entries, next: rows.length > limit ? (entries.at(-1)?.id ?? null) : null };
}
