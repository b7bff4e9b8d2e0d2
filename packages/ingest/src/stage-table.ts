import type { Mapper } from './map/create-mapper.ts';
import { hashOf } from './map/identity.ts';
import { RowFaultError } from './map/read-fields.ts';
import type { MappedRow } from './map/types.ts';
import type { TableMatch } from './match-table.ts';
import type { RowFault, Table, TableRow } from './read/table.ts';
import {
  addCatalogue,
  addChat,
  addFault,
  addTemplate,
  addVoice,
  copyStaged,
  type PoolClient,
  type StagedLines,
} from './store/staging-store.ts';

const batchLength = 4000;

/** A row as the mapper sees it, or why it is set aside. */
function mapRow(row: TableRow, width: number, mapper: Mapper): MappedRow | RowFault {
  if (row.fault) return row.fault;
  if (row.cells.length > width && row.cells.slice(width).some((cell) => cell.trim() !== ''))
    return {
      reason: 'column_count',
      detail: `该行有 ${row.cells.length} 列,表头只有 ${width} 列,可能文字里的分隔符没有加引号`,
    };
  try {
    return mapper(row.cells, row.no);
  } catch (error) {
    if (error instanceof RowFaultError) return error.fault;
    throw error;
  }
}

const nameColumn = (fault: RowFault, header: readonly string[]): RowFault => {
  const at = /^\d+$/.test(fault.column ?? '') ? Number(fault.column) - 1 : -1;
  return at < 0 ? fault : { ...fault, column: header[at]?.trim() ?? fault.column };
};

function addRow(
  lines: StagedLines,
  row: TableRow,
  mapped: MappedRow | RowFault,
  header: readonly string[],
): void {
  if ('reason' in mapped && !('type' in mapped))
    addFault(lines, row.no, hashOf(row.cells), nameColumn(mapped, header));
  else if (mapped.type === 'voice') addVoice(lines, row.no, mapped);
  else if (mapped.type === 'template') addTemplate(lines, row.no, mapped);
  else if (mapped.type === 'chat') addChat(lines, row.no, mapped);
  else if (mapped.type === 'catalogue') addCatalogue(lines, row.no, mapped);
}

/** Maps every row of a table and copies it into staging, while the next rows are read. */
export async function stageTable(
  client: PoolClient,
  table: Table,
  match: TableMatch,
  mapper: Mapper,
  on: { onBytes: (chunk: Uint8Array) => void; progress?: (read: number) => void },
): Promise<void> {
  let lines: StagedLines = new Map();
  let waiting = 0;
  let read = 0;
  let copying = Promise.resolve();
  const flush = async (): Promise<void> => {
    await copying;
    on.progress?.(read);
    const batch = lines;
    lines = new Map();
    waiting = 0;
    copying = copyStaged(client, batch);
    // Awaited at the next flush; until then a failure must not count as unhandled.
    copying.catch(() => {});
  };
  for await (const rows of table.batches(on.onBytes)) {
    for (const row of rows) {
      if (row.no <= match.headerRow) continue;
      addRow(lines, row, mapRow(row, match.header.length, mapper), match.header);
      read++;
      if (++waiting >= batchLength) await flush();
    }
  }
  await flush();
  await copying;
}
