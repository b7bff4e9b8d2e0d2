import type { Mapper } from './map/create-mapper.ts';
import { hashOf } from './map/identity.ts';
import { isFault, mapRow } from './map/map-row.ts';
import type { MappedRow, VoiceRow } from './map/types.ts';
import type { TableMatch } from './match-table.ts';
import type { RowFault, Table, TableRow } from './read/table.ts';
import type { EarlyItems } from './store/early-store.ts';
import {
  addCatalogue,
  addChat,
  addFault,
  addRating,
  addTemplate,
  addVoice,
  copyStaged,
  type PoolClient,
  type StagedLines,
} from './store/staging-store.ts';

/** Few enough that most of a batch is gone before the garbage collector has to move it. */
const batchLength = 1000;

function addRow(
  lines: StagedLines,
  row: TableRow,
  mapped: MappedRow | RowFault,
  early: EarlyItems | undefined,
): void {
  if (isFault(mapped)) addFault(lines, row.no, hashOf(row.cells), mapped);
  else if (mapped.type === 'voice') addVoice(lines, row.no, mapped, early?.tableOf(mapped));
  else if (mapped.type === 'template') addTemplate(lines, row.no, mapped);
  else if (mapped.type === 'rating') addRating(lines, row.no, mapped);
  else if (mapped.type === 'chat') addChat(lines, row.no, mapped);
  else if (mapped.type === 'catalogue') addCatalogue(lines, row.no, mapped);
}

export interface StagingEvents {
  onBytes: (chunk: Uint8Array) => void;
  onVoices?: (rows: readonly VoiceRow[]) => void;
  progress?: (read: number) => void;
  /** Makes items of a large file early. */
  early?: EarlyItems;
}

/** Maps every row of a table and copies it into staging, while the next rows are read. */
export async function stageTable(
  client: PoolClient,
  table: Table,
  match: TableMatch,
  mapper: Mapper,
  on: StagingEvents,
): Promise<void> {
  const { early } = on;
  let lines: StagedLines = new Map();
  let voices: VoiceRow[] = [];
  let waiting = 0;
  let read = 0;
  let copying = Promise.resolve();
  const flush = async (): Promise<void> => {
    await copying;
    on.progress?.(read);
    const batch = lines;
    lines = new Map();
    on.onVoices?.(voices);
    voices = [];
    waiting = 0;
    const isFull = early?.takeFull() === true;
    copying = copyStaged(client, batch).then(() => (isFull ? early?.settle() : undefined));
    // Awaited at the next flush; until then a failure must not count as unhandled.
    copying.catch(() => {});
    if (early?.mayOpen) await copying.then(() => early.open());
  };
  for await (const rows of table.batches(on.onBytes, match.part)) {
    for (const row of rows) {
      if (row.no <= match.headerRow) continue;
      const mapped = mapRow(row, match.header, mapper);
      addRow(lines, row, mapped, early);
      if (on.onVoices && !isFault(mapped) && mapped.type === 'voice') voices.push(mapped);
      read++;
      if (++waiting >= batchLength) await flush();
    }
  }
  await flush();
  await copying;
  await early?.settle();
}
