import { RejectedFileError } from '@voc/core';

const signatures: readonly [magic: string, problem: string, remedy: string][] = [
  ['%PDF-', '这是一个 PDF 文件,不是表格', '请从平台后台导出 CSV 或 XLSX 格式后再导入'],
  ['\x89PNG', '这是一张图片,不是表格', '请导入 CSV、TSV、JSONL 或 XLSX 文件'],
  ['\xff\xd8\xff', '这是一张图片,不是表格', '请导入 CSV、TSV、JSONL 或 XLSX 文件'],
  ['GIF8', '这是一张图片,不是表格', '请导入 CSV、TSV、JSONL 或 XLSX 文件'],
  ['\x1f\x8b', '这是一个压缩文件', '请解压后再导入'],
  ['Rar!', '这是一个压缩文件', '请解压后再导入'],
  ['7z\xbc\xaf', '这是一个压缩文件', '请解压后再导入'],
  ['PK\x05\x06', '这是一个空的压缩文件', '请重新导出后再导入'],
];

/** Throws RejectedFileError for an empty file and for kinds of file that are known to be no table. */
export function refuseBinary(head: Buffer, file: string): void {
  if (head.length === 0)
    throw new RejectedFileError({ file, problem: '文件是空的', remedy: '请确认导出成功,重新导出后再导入' });
  for (const [magic, problem, remedy] of signatures)
    if (head.subarray(0, magic.length).equals(Buffer.from(magic, 'latin1')))
      throw new RejectedFileError({ file, problem, remedy });
}
