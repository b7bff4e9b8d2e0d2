import type { Mapper } from './map/create-mapper.ts';
import { hashOf } from './map/identity.ts';
import { isFault, mapRow } from './map/map-row.ts';
import type { MappedRow, VoiceRow } from './map/types.ts';
import type { TableMatch } from './match-table.ts';
import type { RowFault, Table, TableRow } from './read/table.ts';
import { StagedBatch } from './store/batch-store.ts';
import type { EarlyItems } from './store/early-store.ts';
import { layoutOf } from './store/staged-columns.ts';
import type { PoolClient } from './store/staging-store.ts';
import type { Sealer } from './vault/sealer.ts';

/** Rows that are copied together, and the bytes that are enough for that too; fewer than 10,000, see `StagedBatch`. */
const batchRows = 8000;
const batchBytes = 8_000_000;
/** Batches that may wait for the server while the next one is being read. */
const mostWaiting = 2;
/** Voices that are told together: few enough that most are gone before the garbage collector has to move them. */
const toldVoices = 1000;

function addRow(
  batch: StagedBatch,
  row: TableRow,
  mapped: MappedRow | RowFault,
  early: EarlyItems | undefined,
): void {
  batch.rows++;
  if (isFault(mapped)) batch.addFault(row.no, hashOf(row.cells), mapped);
  else if (mapped.type === 'voice') batch.addVoice(row.no, mapped, early?.placeOf(mapped) ?? 'late');
  else if (mapped.type === 'template')
    batch.addTemplate(row.no, mapped, early?.isOpen === true ? 'early' : 'late');
  else if (mapped.type === 'rating') batch.addRating(row.no, mapped);
  else if (mapped.type === 'chat') batch.addChat(row.no, mapped);
  else if (mapped.type === 'catalogue') batch.addCatalogue(row.no, mapped);
}

/** The item that a row becomes or joins; undefined for what is no voice. */
function itemOf(mapped: MappedRow | RowFault): string | undefined {
  if (isFault(mapped)) return undefined;
  if (mapped.type === 'voice') return mapped.itemId;
  return mapped.type === 'chat' ? mapped.voice.itemId : undefined;
}

/** Copies batches one after the other while the next ones are being read, and bounds how many wait. */
class Copies {
  readonly #client: PoolClient;
  readonly #early: EarlyItems | undefined;
  readonly #waiting: Promise<StagedBatch>[] = [];
  #last: Promise<unknown> = Promise.resolve();

  constructor(client: PoolClient, early: EarlyItems | undefined) {
    this.#client = client;
    this.#early = early;
  }

  /** Takes a batch over; returns one that was copied, once there are too many. */
  async add(batch: StagedBatch): Promise<StagedBatch | undefined> {
    const copied = this.#last.then(() => this.#copy(batch));
    // Awaited later; until then a failure must not count as unhandled.
    copied.catch(() => {});
    this.#last = copied;
    this.#waiting.push(copied);
    if (this.#early?.mayOpen) {
      await copied;
      await this.#early.open();
    }
    return this.#waiting.length > mostWaiting ? this.#waiting.shift() : undefined;
  }

  async end(): Promise<void> {
    await this.#last;
  }

  async #copy(batch: StagedBatch): Promise<StagedBatch> {
    await batch.copy(this.#client);
    await this.#early?.settle();
    batch.clear();
    return batch;
  }
}

export interface StagingEvents {
  onBytes: (chunk: Uint8Array) => void;
  onVoices?: (rows: readonly VoiceRow[]) => void;
  progress?: (read: number) => void;
  /** Makes items of a large file early. */
  early?: EarlyItems;
  /** Seals what masking took out of voices. */
  sealer?: Sealer | undefined;
}

/** Maps every row of a table and copies it into staging, while the next rows are read. */
export async function stageTable(
  client: PoolClient,
  table: Table,
  match: TableMatch,
  mapper: Mapper,
  on: StagingEvents,
): Promise<void> {
  const { early, sealer } = on;
  const layout = layoutOf(match);
  const copies = new Copies(client, early);
  let batch = new StagedBatch(layout);
  let voices: VoiceRow[] = [];
  let read = 0;
  const tell = (): void => {
    on.progress?.(read);
    on.onVoices?.(voices);
    voices = [];
  };
  for await (const rows of table.batches(on.onBytes, match.part)) {
    for (const row of rows) {
      if (row.no <= match.headerRow) continue;
      const mapped = mapRow(row, match.header, mapper);
      addRow(batch, row, mapped, early);
      if (sealer) batch.addSealed(sealer.take(itemOf(mapped)));
      if (on.onVoices && !isFault(mapped) && mapped.type === 'voice') voices.push(mapped);
      if (++read % toldVoices === 0) tell();
      if (batch.rows >= batchRows) batch = (await copies.add(batch)) ?? new StagedBatch(layout);
    }
    if (batch.bytes >= batchBytes) batch = (await copies.add(batch)) ?? new StagedBatch(layout);
  }
  tell();
  await copies.add(batch);
  await copies.end();
}
