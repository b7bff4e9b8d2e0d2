import { type InputProblem, RejectedFileError } from '@voc/core';
import { type ArchiveEntry, openArchive } from './archive/open-archive.ts';
import type { Table } from './table.ts';
import { findPart } from './workbook/list-sheets.ts';
import { openWorkbook } from './workbook/open-workbook.ts';

type Problem = Pick<InputProblem, 'problem' | 'remedy'>;

const saveAsWorkbook = '请用 Excel 另存为 .xlsx 或 CSV 后再导入';

const kinds: readonly [part: string, problem: string, remedy: string][] = [
  ['xl/workbook.bin', '这是二进制工作簿(.xlsb)', saveAsWorkbook],
  ['content.xml', '这是 OpenDocument 表格(.ods)', saveAsWorkbook],
  ['word/document.xml', '这是 Word 文档,不是表格', '请从平台后台导出 CSV 或 XLSX 格式后再导入'],
  ['ppt/presentation.xml', '这是 PowerPoint 文稿,不是表格', '请从平台后台导出 CSV 或 XLSX 格式后再导入'],
];

function problemOf(entries: readonly ArchiveEntry[]): Problem {
  const kind = kinds.find(([part]) => findPart(entries, part));
  if (kind) return { problem: kind[1], remedy: kind[2] };
  return { problem: '这是一个压缩包,里面的表格要一个一个读', remedy: '请解压后再导入' };
}

/** True for the entries of an XLSX workbook. */
export const isWorkbook = (entries: readonly ArchiveEntry[]): boolean =>
  findPart(entries, 'xl/workbook.xml') !== undefined;

/** Opens a ZIP file that is a workbook; RejectedFileError for every other. */
export async function openPacked(path: string, file: string): Promise<Table> {
  const archive = await openArchive(path, file);
  try {
    if (isWorkbook(archive.entries)) return await openWorkbook(path, file, archive);
    throw new RejectedFileError({ file, ...problemOf(archive.entries) });
  } finally {
    archive.close();
  }
}
