import type { ColumnType, JSONColumnType } from 'kysely';

/** Read as `Date`, written as `Date` or ISO 8601 text. */
export type Instant = ColumnType<Date, Date | string, Date | string>;
export type NullableInstant = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
/** Parsed when read, written as JSON text. */
export type Json<T extends object> = JSONColumnType<T, string, string>;
