export { type WorkbookParts, writeWorkbook } from './write-workbook.ts';
export { writeZip, type ZipEntry } from './write-zip.ts';
