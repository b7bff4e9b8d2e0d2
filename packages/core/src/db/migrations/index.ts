import type { Migration } from 'kysely';
import * as nouns from './2026-11-27-1-nouns.ts';

/** Every migration by its dated name; frozen once released. */
export const migrations: Record<string, Migration> = {
  '2026-11-27-1-nouns': nouns,
};
