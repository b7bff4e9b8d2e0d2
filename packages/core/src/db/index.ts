export { type Db, openDatabase, ping, readServerVersion } from './client.ts';
export { copyCsv, copyLines, type Pool, type PoolClient, type QueryResult } from './copy.ts';
export { copyInto } from './copy-query.ts';
export type { Database } from './database.ts';
export { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded/index.ts';
export { migrateDown, migrateToLatest, readSchemaState, type SchemaState } from './migrate.ts';
export { itemProductKey, itemProductKeyOf, itemProductKeyText } from './product-key.ts';
export { suretyOfClassification } from './surety.ts';
export { isOff, readOff, readSwitches, type Switch, type SwitchTable, setSwitch } from './switch-store.ts';
