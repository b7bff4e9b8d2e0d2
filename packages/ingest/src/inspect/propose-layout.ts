import { createHash } from 'node:crypto';
import { basename, parse } from 'node:path';
import type { Sources } from '../load-mappings.ts';
import { normalizeHeader } from '../mapping/normalize-header.ts';
import { openTable } from '../read/open-table.ts';
import type { TableFormat } from '../read/table.ts';
import { type Choices, type Proposal, proposeMapping } from './propose-mapping.ts';
import { readSheet } from './read-sheet.ts';
import { type SampleRow, sampleRows } from './sample-rows.ts';

/** A file that no mapping fits, and the mapping that would probably fit it. */
export interface LayoutProposal extends Proposal {
  file: string;
  encoding: string;
  format: TableFormat;
  hasHeader: boolean;
  samples: SampleRow[];
}

const showKey = 'inspection only, nothing is kept';

/** A name for the mapping: that of the file as far as it is letters and digits, else a short hash of its columns. */
export function mappingNameOf(file: string, header: readonly string[]): string {
  const plain = parse(file)
    .name.toLowerCase()
    .replace(/[^a-z0-9]+/gu, '-')
    .replace(/^[-\d]+|-[-\d]*$/gu, '');
  if (plain.length > 2) return `own-${plain}`;
  const hash = createHash('sha256').update(header.map(normalizeHeader).join('\u001f')).digest('hex');
  return `own-${hash.slice(0, 8)}`;
}

/** Proposes a mapping for a file of unknown layout; RejectedFileError when it is no table at all. */
export async function proposeLayout(
  path: string,
  sources: Sources,
  { name, file = basename(path), choices }: { name?: string; file?: string; choices?: Choices } = {},
): Promise<LayoutProposal> {
  const table = await openTable(path, file);
  const sheet = await readSheet(table);
  const proposal = proposeMapping(
    sheet,
    sources.mappings,
    name ?? mappingNameOf(file, sheet.header),
    choices,
  );
  const rows = sheet.rows.map((cells, at) => ({ no: sheet.numbers[at] ?? 0, cells }));
  return {
    file,
    encoding: table.encoding,
    format: table.format,
    hasHeader: sheet.hasHeader,
    ...proposal,
    samples: sampleRows(proposal.columns, rows, showKey),
  };
}
