export { checkMutant, type MutantTrial, type Outcome } from './mutations/check-mutant.ts';
export { readSourceTable, type SourceTable } from './mutations/source-table.ts';
export { type WorkbookParts, writeWorkbook } from './write-workbook.ts';
export { writeZip, type ZipEntry } from './write-zip.ts';
