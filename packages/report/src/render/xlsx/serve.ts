import { answerRequests } from '@voc/core/thread';
import type { Sheet } from './sheet.ts';
import { loadExcel, writeWorkbook } from './write-workbook.ts';

// Better now than in front of the first workbook.
loadExcel();

answerRequests(
  async (sheets: readonly Sheet[]) => Uint8Array.from(await writeWorkbook(sheets)),
  (bytes) => [bytes.buffer],
);
