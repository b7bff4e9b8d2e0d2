import { open } from 'node:fs/promises';
import { type InputProblem, RejectedFileError } from '@voc/core';

const signature = Buffer.from([0xd0, 0xcf, 0x11, 0xe0]);
const sectorShiftAt = 30;
const directoryAt = 48;
/** The first 32 names; a workbook has fewer. */
const directoryLength = 4096;

type Problem = Pick<InputProblem, 'problem' | 'remedy'>;

const kinds: readonly [stream: string, found: Problem][] = [
  [
    'EncryptedPackage',
    { problem: '这个 Excel 文件带密码', remedy: '请用 Excel 输入密码打开,去掉密码后另存为 .xlsx 再导入' },
  ],
  [
    'WordDocument',
    { problem: '这是 Word 文档,不是表格', remedy: '请从平台后台导出 CSV 或 XLSX 格式后再导入' },
  ],
];
const oldExcel: Problem = {
  problem: '这是旧版 Excel(.xls)文件',
  remedy: '请用 Excel 另存为 .xlsx 或 CSV 后再导入',
};

async function readDirectory(path: string, head: Buffer): Promise<Buffer> {
  const shift = head.readUInt16LE(sectorShiftAt);
  const at = (head.readUInt32LE(directoryAt) + 1) * 2 ** Math.min(shift, 12);
  const handle = await open(path);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(directoryLength), 0, directoryLength, at);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

/**
 * Throws RejectedFileError for a file of the container that Excel used before XLSX and still locks workbooks in, told
 * apart by the names in its directory.
 */
export async function refuseOle(path: string, head: Buffer, file: string): Promise<void> {
  if (!head.subarray(0, signature.length).equals(signature)) return;
  const directory = head.length > directoryAt + 4 ? await readDirectory(path, head) : head;
  const found = kinds.find(([stream]) => directory.includes(Buffer.from(stream, 'utf16le')));
  throw new RejectedFileError({ file, ...(found?.[1] ?? oldExcel) });
}
