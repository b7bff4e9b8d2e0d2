import { readSheet } from './inspect/read-sheet.ts';
import { cleanText } from './map/clean-text.ts';
import { masked } from './map/voice-fields.ts';
import { openTable } from './read/open-table.ts';
import { saveHeld } from './store/held-store.ts';
import type { Pool } from './store/staging-store.ts';
import type { UnknownLayoutError } from './unknown-layout-error.ts';

const longestName = 30;
const mostColumns = 60;

/**
 * Notes a file of unknown layout as held, known by its bytes, with its name and column names masked; where its first row is no header, only the
 * number of columns is noted, for their values are the customers'.
 */
export async function holdFile(
  pool: Pool,
  path: string,
  error: UnknownLayoutError,
  key: string,
): Promise<void> {
  const sheet = await readSheet(await openTable(path));
  const columns = sheet.header
    .slice(0, mostColumns)
    .map((name) => masked(cleanText(name), key).slice(0, longestName));
  const problem = sheet.hasHeader ? masked(error.details.problem, key) : '认不出的表格布局,第一行不是列名';
  await saveHeld(pool, path, { fileName: masked(error.details.file, key), problem, columns });
}
