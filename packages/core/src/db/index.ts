export { type Db, openDatabase, ping } from './client.ts';
export type { Database } from './database.ts';
export { migrateDown, migrateToLatest } from './migrate.ts';
