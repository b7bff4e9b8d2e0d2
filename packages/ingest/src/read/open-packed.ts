import { type InputProblem, RejectedFileError } from '@voc/core';
import { type ArchiveEntry, openArchive } from './archive/open-archive.ts';
import type { Table } from './table.ts';
import { findPart } from './workbook/list-sheets.ts';
import { openWorkbook } from './workbook/open-workbook.ts';

const saveAsWorkbook = '请用 Excel 另存为 .xlsx 或 CSV 后再导入';
const exportAgain = '请从平台后台导出 CSV 或 XLSX 格式后再导入';

type PackedKind = 'workbook' | 'other' | 'archive';

const kinds: readonly [part: string, problem: string, remedy: string][] = [
  ['xl/workbook.bin', '这是二进制工作簿(.xlsb)', saveAsWorkbook],
  ['META-INF/manifest.xml', '这是 OpenDocument 文件(.ods)', saveAsWorkbook],
  ['word/document.xml', '这是 Word 文档,不是表格', exportAgain],
  ['ppt/presentation.xml', '这是 PowerPoint 文稿,不是表格', exportAgain],
];

const findKind = (entries: readonly ArchiveEntry[]) => kinds.find(([part]) => findPart(entries, part));

/** True for the first bytes of a ZIP file. */
export const isPacked = (head: Buffer): boolean =>
  head.subarray(0, 4).equals(Buffer.from('PK\u0003\u0004', 'latin1'));

/** What a ZIP file is by its entries: a workbook, the file of another program, or an archive of files. */
export function kindOfPacked(entries: readonly ArchiveEntry[]): PackedKind {
  if (findPart(entries, 'xl/workbook.xml')) return 'workbook';
  return findKind(entries) ? 'other' : 'archive';
}

function problemOf(entries: readonly ArchiveEntry[]): Pick<InputProblem, 'problem' | 'remedy'> {
  const kind = findKind(entries);
  if (kind) return { problem: kind[1], remedy: kind[2] };
  return { problem: '这是一个压缩包,不是表格', remedy: '请解压后,把里面的表格一个一个导入' };
}

/** Opens a ZIP file that is a workbook; RejectedFileError for every other. */
export async function openPacked(path: string, file: string): Promise<Table> {
  const archive = await openArchive(path, file);
  try {
    if (kindOfPacked(archive.entries) === 'workbook') return await openWorkbook(path, file, archive);
    throw new RejectedFileError({ file, ...problemOf(archive.entries) });
  } finally {
    archive.close();
  }
}
