import { parentPort } from 'node:worker_threads';
import { type Answer, endOfRequests, type Request } from './messages.ts';
import { loadExcel, writeWorkbook } from './write-workbook.ts';

// Better now than in front of the first workbook.
loadExcel();

async function answer({ id, sheets }: Request): Promise<Answer> {
  try {
    return { id, bytes: Uint8Array.from(await writeWorkbook(sheets)) };
  } catch (error) {
    return { id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

parentPort?.on('message', async (request: Request | typeof endOfRequests) => {
  if (request === endOfRequests) {
    parentPort?.close();
    return;
  }
  const message = await answer(request);
  parentPort?.postMessage(message, 'bytes' in message ? [message.bytes.buffer] : []);
});
