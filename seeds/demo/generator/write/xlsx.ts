import ExcelJS from 'exceljs';
import type { Table } from './encode.ts';

const fixed = new Date('2026-11-23T00:00:00Z');
// 2026-11-23 00:00 as MS-DOS time and date.
const dosTime = 0;
const dosDate = ((2026 - 1980) << 9) | (11 << 5) | 23;

/** Overwrites the time stamps of every zip entry, so that the same rows give the same bytes. */
function freezeZipDates(zip: Buffer): Buffer {
  const frozen = Buffer.from(zip);
  const endRecord = frozen.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  const entries = frozen.readUInt16LE(endRecord + 10);
  let at = frozen.readUInt32LE(endRecord + 16);
  for (let i = 0; i < entries; i += 1) {
    const local = frozen.readUInt32LE(at + 42);
    frozen.writeUInt16LE(dosTime, at + 12);
    frozen.writeUInt16LE(dosDate, at + 14);
    frozen.writeUInt16LE(dosTime, local + 10);
    frozen.writeUInt16LE(dosDate, local + 12);
    at += 46 + frozen.readUInt16LE(at + 28) + frozen.readUInt16LE(at + 30) + frozen.readUInt16LE(at + 32);
  }
  return frozen;
}

/** A workbook of one sheet whose cells are all text. */
export async function toXlsx(table: Table, sheetName: string): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  workbook.created = fixed;
  workbook.modified = fixed;
  const sheet = workbook.addWorksheet(sheetName);
  for (const row of [table.header, ...table.rows]) sheet.addRow(row);
  const bytes = await workbook.xlsx.writeBuffer();
  return freezeZipDates(Buffer.from(new Uint8Array(bytes)));
}
