import { type Db, migrateDown, migrateToLatest } from '@voc/core/db';

/** Applies all pending migrations, or takes the newest one back; returns what was done. */
export function migrate(db: Db, direction: 'up' | 'down'): Promise<string[]> {
  return direction === 'down' ? migrateDown(db) : migrateToLatest(db);
}
