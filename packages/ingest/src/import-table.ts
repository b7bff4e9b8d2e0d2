import { createHash } from 'node:crypto';
import type { FaultPoint, ImportKind } from '@voc/core';
import type { SetAside } from './describe-fault.ts';
import type { Sources } from './load-mappings.ts';
import { createMapper, voiceKinds } from './map/create-mapper.ts';
import { hashOf } from './map/identity.ts';
import type { VoiceRow } from './map/types.ts';
import { masked } from './map/voice-fields.ts';
import type { TableMatch } from './match-table.ts';
import type { Table } from './read/table.ts';
import { stageTable } from './stage-table.ts';
import { EarlyItems } from './store/early-store.ts';
import { type Counts, promote, type Reading } from './store/promote-store.ts';
import { saveUnmappedReasons } from './store/reasons-store.ts';
import { type Pool, type PoolClient, withStaging } from './store/staging-store.ts';
import { loadTypeLookup } from './store/type-lookup-store.ts';
import { saveSealed } from './store/vault-store.ts';
import { toUpcoming, type UpcomingVoice } from './upcoming-voice.ts';
import { Sealer } from './vault/sealer.ts';

export interface ImportSettings {
  pool: Pool;
  /** Shop of rows that name none; with the mapping it makes the source. */
  shop: string;
  secretKey: string;
  mappings: Sources;
  /** Told the voices that will probably become items, as soon as they are read; conversations are left out. */
  onVoices?: (voices: UpcomingVoice[]) => void;
  /** Told the rows read so far, now and then. */
  progress?: (read: number) => void;
  /** Names the places where a crash is tested. */
  at?: FaultPoint;
}

/** What a reading is, told to what is stored with it. */
export type Imported = Pick<Reading, 'sourceId' | 'fileName' | 'fileSha256' | 'kind' | 'mapping' | 'shop'> & {
  /** True when the same bytes were imported before. */
  isRepeat: boolean;
  read: number;
};

export interface TableImport extends ImportSettings {
  table: Table;
  match: TableMatch;
  /** The name under which the reading is told. */
  file: string;
  /** Stored in the transaction of the rows; what it throws undoes them. */
  also?: (client: PoolClient, imported: Imported) => Promise<void>;
}

/** Counts of one reading; the four add up to `read`, a conversation counts as one. */
export interface ImportResult extends Counts {
  file: string;
  kind: ImportKind;
  sha256: string;
  /** True when the same bytes were imported before. */
  isRepeat: boolean;
  /** Reasons of refunds that no leaf is known for (未映射), with how many rows gave each. */
  unmappedReasons?: Record<string, number>;
  /** The first of the rows that were set aside. */
  setAside: SetAside[];
}

async function tellerOf(client: PoolClient, kind: ImportKind, tell: ImportSettings['onVoices']) {
  if (!tell || !voiceKinds[kind]) return undefined;
  const typeOf = await loadTypeLookup(client);
  return (rows: readonly VoiceRow[]): void => tell(rows.map((row) => toUpcoming(row, typeOf(row))));
}

/**
 * Reads a table into the database: rows wait in staging and become items in one transaction when the table was
 * read to its end. Throws RejectedFileError when it is refused as a whole, and then nothing is stored.
 */
export async function importTable(options: TableImport): Promise<ImportResult> {
  const { pool, table, match, file, shop, secretKey, mappings, also, at } = options;
  const { mapping } = match;
  const sourceId = `${mapping.name}@${shop}`;
  const { findTemplate, ownNumbers, vaultKey } = mappings;
  const sealer = vaultKey && new Sealer(vaultKey);
  const keep = sealer?.keep;
  const context = { mapping, sourceId, shop, secretKey, findTemplate, ownNumbers, keep };
  return withStaging(pool, async (client) => {
    const digest = createHash('sha256');
    const early = mapping.kind === 'reviews' ? new EarlyItems(client, sourceId) : undefined;
    await stageTable(client, table, match, createMapper(match, context), {
      onVoices: await tellerOf(client, mapping.kind, options.onVoices),
      onBytes: (chunk) => digest.update(chunk),
      progress: options.progress,
      early,
      sealer,
    });
    const fileSha256 = digest.digest('hex');
    const reading: Reading = {
      importId: hashOf([sourceId, fileSha256]).slice(0, 32),
      sourceId,
      shop,
      // People name exports after customers.
      fileName: masked(file, secretKey),
      fileSha256,
      mapping: mapping.name,
      mappingVersion: mapping.version,
      platform: mapping.platform ?? '',
      kind: mapping.kind,
      encoding: table.encoding,
      format: table.format,
    };
    let unmapped: Pick<ImportResult, 'unmappedReasons'> = {};
    const { setAside, ...counts } = await promote(client, reading, {
      at,
      early,
      also: async (isRepeat, read) => {
        const known = mapping.kind === 'refunds' ? mappings.refundReasons : undefined;
        if (known) unmapped = { unmappedReasons: await saveUnmappedReasons(client, reading.importId, known) };
        if (sealer) await saveSealed(client);
        await also?.(client, { ...reading, isRepeat, read });
      },
    });
    return {
      file,
      kind: mapping.kind,
      sha256: fileSha256,
      ...counts,
      ...unmapped,
      setAside: setAside.map((row) => ({ file, ...row })),
    };
  });
}
