import type { Sheet } from '@voc/report';
import { z } from 'zod';
import { type Endpoint, endpoint } from './endpoint.ts';

const mostRows = 5000;
const mostColumns = 60;

const Cell = z.union([z.string().max(32_000), z.number(), z.null()]);

/** Numbers with their digits where a column holds nothing else; all else is text, which no spreadsheet runs. */
const kindOf = (cells: readonly unknown[]): 'number' | 'count' | 'text' => {
  const numbers = cells.filter((cell) => cell !== null);
  if (numbers.length === 0 || numbers.some((cell) => typeof cell !== 'number')) return 'text';
  return numbers.every((cell) => Number.isInteger(cell)) ? 'count' : 'number';
};

const workbook = endpoint({
  method: 'POST',
  path: '/api/v1/workbook',
  access: 'export',
  summary: 'Rows of a view as an XLSX workbook: typed cells, no formula',
  body: z
    .strictObject({
      columns: z.array(z.string().max(200)).min(1).max(mostColumns),
      rows: z.array(z.array(Cell).max(mostColumns)).max(mostRows),
    })
    .refine(
      ({ columns, rows }) => rows.every((row) => row.length === columns.length),
      '每行的列数要与表头一样',
    ),
  bodyLimit: 16_000_000,
  as: 'workbook',
  reply: z.instanceof(Buffer),
  handle: async ({ writeWorkbook, body: { columns, rows } }) => {
    const kinds = columns.map((_, at) => kindOf(rows.map((row) => row[at] ?? null)));
    const sheet: Sheet = {
      name: '导出',
      columns: columns.map((title, at) => ({ title, kind: kinds[at] ?? 'text', width: 18 })),
      rows: rows.map((row) =>
        row.map((cell, at) => (kinds[at] === 'text' && typeof cell === 'number' ? String(cell) : cell)),
      ),
    };
    return writeWorkbook([sheet]);
  },
});

export const workbookEndpoints: readonly Endpoint[] = [workbook];
