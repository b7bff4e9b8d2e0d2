import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Db } from '@voc/core/db';

/** The folder of alert cards in the folder of a run. */
export const alertFolder = (out: string): string => join(out, 'alerts');

/** The file of an alert's card. */
export const alertFileName = (key: string): string => `${key.replaceAll(/[^\p{L}\p{N}._-]+/gu, '_')}.txt`;

/** Writes the cards of all alerts that hold; returns the names of their files. */
export async function writeAlerts(db: Db, out: string): Promise<string[]> {
  const alerts = await db
    .selectFrom('alerts')
    .select(['dedup_key', 'card'])
    .where('state', '!=', 'withdrawn')
    .orderBy('raised_on')
    .orderBy('dedup_key')
    .execute();
  if (alerts.length === 0) return [];
  mkdirSync(alertFolder(out), { recursive: true });
  return alerts.map(({ dedup_key, card }) => {
    const name = alertFileName(dedup_key);
    writeFileSync(join(alertFolder(out), name), `${card}\n`);
    return name;
  });
}
