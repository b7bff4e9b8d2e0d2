import { RejectedFileError } from '@voc/core';
import { lookedRows, type Table, type TableRow } from '../table.ts';
import { type PageRow, TablesReader } from './read-tables.ts';

/** A decoded file that begins with a tag. */
export interface PageSource {
  path: string;
  file: string;
  encoding: string;
  texts: (onBytes?: (chunk: Uint8Array) => void) => AsyncIterable<string>;
}

/** A page of more tables is no export. */
const maxTables = 50;

async function* readRows(texts: AsyncIterable<string>, file: string): AsyncGenerator<PageRow[]> {
  const reader = new TablesReader(file);
  for await (const text of texts) yield reader.push(text);
  yield reader.end();
}

/**
 * Opens a page or an Excel 2003 XML workbook, as old back offices export them under the name of .xls; each of its
 * tables is a part. RejectedFileError where it has no table or is cut.
 */
export async function openPage({ path, file, encoding, texts }: PageSource): Promise<Table> {
  const found = new Map<number, TableRow[]>();
  for await (const rows of readRows(texts(), file))
    for (const { part, row } of rows) {
      const preview = found.get(part) ?? [];
      if (found.size < maxTables) found.set(part, preview);
      if (preview.length < lookedRows) preview.push(row);
    }
  const parts = [...found].map(([part, preview]) => ({ name: String(part), preview }));
  const [first] = parts;
  if (!first)
    throw new RejectedFileError({
      file,
      problem: '这是一个网页,里面没有表格,可能是登录页或出错页',
      remedy: '请登录平台后台重新导出 CSV 或 XLSX 格式后再导入',
    });
  return {
    path,
    encoding,
    format: 'html',
    keys: undefined,
    preview: first.preview,
    parts,
    async *batches(onBytes, part = 0) {
      const wanted = Number((parts[part] ?? first).name);
      for await (const rows of readRows(texts(onBytes), file))
        yield rows.filter((row) => row.part === wanted).map(({ row }) => row);
    },
  };
}
