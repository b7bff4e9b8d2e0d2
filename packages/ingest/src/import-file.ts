import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import type { ImportKind } from '@voc/core';
import type { SetAside } from './describe-fault.ts';
import type { Sources } from './load-mappings.ts';
import { createMapper, voiceKinds } from './map/create-mapper.ts';
import { hashOf } from './map/identity.ts';
import type { VoiceRow } from './map/types.ts';
import { matchTable } from './match-table.ts';
import { openTable } from './read/open-table.ts';
import { stageTable } from './stage-table.ts';
import { type Counts, promote, type Reading } from './store/promote-store.ts';
import { type Pool, type PoolClient, withStaging } from './store/staging-store.ts';
import { loadTypeLookup } from './store/type-lookup-store.ts';
import { toUpcoming, type UpcomingVoice } from './upcoming-voice.ts';

export interface ImportOptions {
  pool: Pool;
  path: string;
  /** Shop of rows that name none; with the mapping it makes the source. */
  shop: string;
  secretKey: string;
  mappings: Sources;
  /** Told the voices that will probably become items, as soon as they are read; conversations are left out. */
  onVoices?: (voices: UpcomingVoice[]) => void;
  /** Told the rows read so far, now and then. */
  progress?: (read: number) => void;
}

/** Counts of one reading; the four add up to `read`, a conversation counts as one. */
export interface ImportResult extends Counts {
  file: string;
  kind: ImportKind;
  /** The first of the rows that were set aside. */
  setAside: SetAside[];
}

async function tellerOf(client: PoolClient, kind: ImportKind, tell: ImportOptions['onVoices']) {
  if (!tell || !voiceKinds[kind]) return undefined;
  const typeOf = await loadTypeLookup(client);
  return (rows: readonly VoiceRow[]): void => tell(rows.map((row) => toUpcoming(row, typeOf(row))));
}

/**
 * Reads a file into the database: rows wait in staging and become items in one transaction when the file was
 * read to its end. Throws RejectedFileError when the whole file is refused, and then nothing is stored.
 */
export async function importFile(options: ImportOptions): Promise<ImportResult> {
  const { pool, path, shop, secretKey, mappings } = options;
  const table = await openTable(path);
  const match = matchTable(table, mappings.mappings);
  const { mapping } = match;
  const sourceId = `${mapping.name}@${shop}`;
  const context = { mapping, sourceId, shop, secretKey, findTemplate: mappings.findTemplate };
  const file = basename(path);
  return withStaging(pool, async (client) => {
    const digest = createHash('sha256');
    await stageTable(client, table, match, createMapper(match, context), {
      onVoices: await tellerOf(client, mapping.kind, options.onVoices),
      onBytes: (chunk) => digest.update(chunk),
      progress: options.progress,
    });
    const fileSha256 = digest.digest('hex');
    const reading: Reading = {
      importId: hashOf([sourceId, fileSha256]).slice(0, 32),
      sourceId,
      shop,
      fileName: file,
      fileSha256,
      mapping: mapping.name,
      mappingVersion: mapping.version,
      platform: mapping.platform ?? '',
      kind: mapping.kind,
      encoding: table.encoding,
      format: table.format,
    };
    const { setAside, ...counts } = await promote(client, reading);
    return { file, kind: mapping.kind, ...counts, setAside: setAside.map((row) => ({ file, ...row })) };
  });
}
