import { AskedThread } from '@voc/core/thread';
import type { Sheet } from './sheet.ts';

/** Writes workbooks on a thread of its own, so that whoever else is served waits for none of them. */
export interface WorkbookThread {
  /** Starts the thread, so that the first workbook need not wait for it. */
  start(): void;
  /** What `writeWorkbook` gives. */
  write(sheets: readonly Sheet[]): Promise<Buffer>;
  /** Ends the thread after what it has at hand. */
  close(): Promise<void>;
}

/** A workbook too large for it fails alone, and takes no other request with it. */
const resourceLimits = { maxOldGenerationSizeMb: 512 };

const told = { ended: 'The thread that writes workbooks has ended', failed: 'No workbook could be written' };

/** A thread that begins with the first workbook; one that broke failed what it had at hand, and the next workbook gets a new one. */
export function createWorkbookThread(): WorkbookThread {
  let running: AskedThread<readonly Sheet[], Uint8Array<ArrayBuffer>> | undefined;
  const alive = () => {
    if (!running?.isAlive)
      running = new AskedThread(new URL('./entry.mjs', import.meta.url), told, { resourceLimits });
    return running;
  };
  return {
    start: () => void alive(),
    write: async (sheets) => Buffer.from((await alive().ask(sheets)).buffer),
    close: async () => running?.close(),
  };
}
