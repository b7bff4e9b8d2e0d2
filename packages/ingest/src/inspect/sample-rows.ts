import { cleanText } from '../map/clean-text.ts';
import { masked } from '../map/voice-fields.ts';
import type { TargetField } from '../mapping/schema.ts';

/** A few values of a row that may be shown: those that become a field, masked and cut. */
export interface SampleRow {
  row: number;
  cells: { column: string; value: string }[];
}

const most = 3;
const longest = 60;

const people: readonly TargetField[] = ['customer', 'agent', 'sender', 'receiver', 'person'];
const numbers: readonly TargetField[] = ['orderId'];

function show(value: string, field: TargetField, key: string): string {
  const text = cleanText(value);
  const letters = [...text];
  if (text === '') return '';
  if (people.includes(field)) return `${letters[0] ?? ''}**`;
  if (numbers.includes(field)) return `${letters.slice(0, 2).join('')}…(${letters.length} 位)`;
  const safe = [...masked(text, key)];
  return safe.length <= longest ? safe.join('') : `${safe.slice(0, longest - 1).join('')}…`;
}

/** The first rows as they may be shown; columns that nobody asked for are left out, they may hold anything. */
export function sampleRows(
  columns: readonly { name: string; field: string | null }[],
  rows: readonly { no: number; cells: readonly string[] }[],
  key: string,
): SampleRow[] {
  return rows.slice(0, most).map(({ no, cells }) => ({
    row: no,
    cells: columns.flatMap(({ name, field }, at) =>
      field === null ? [] : [{ column: name, value: show(cells[at] ?? '', field as TargetField, key) }],
    ),
  }));
}
