import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import type { Lines } from '@voc/classify';

const lineEnd = 10;
const pieceBytes = 131_072;

/** One piece of memory of its own, which can be handed to another thread. */
function join(buffers: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const joined = new Uint8Array(buffers.reduce((sum, one) => sum + one.length, 0));
  let at = 0;
  for (const one of buffers) {
    joined.set(one, at);
    at += one.length;
  }
  return joined;
}

function countLines(bytes: Uint8Array): number {
  let lines = 0;
  for (let at = bytes.indexOf(lineEnd); at >= 0; at = bytes.indexOf(lineEnd, at + 1)) lines++;
  return lines;
}

/** Reads a file in pieces of whole lines; only a longer line makes a larger piece. */
export async function* readPieces(path: string, atOnce = pieceBytes): AsyncGenerator<Lines> {
  const file = basename(path);
  let row = 1;
  let held: Uint8Array[] = [];
  for await (const chunk of createReadStream(path, { highWaterMark: atOnce }) as AsyncIterable<Buffer>) {
    const end = chunk.lastIndexOf(lineEnd) + 1;
    if (end === 0) {
      held.push(chunk);
      continue;
    }
    const bytes = join([...held, chunk.subarray(0, end)]);
    held = [chunk.subarray(end)];
    const lines = countLines(bytes);
    yield { bytes, file, row };
    row += lines;
  }
  const bytes = join(held);
  if (bytes.length > 0) yield { bytes, file, row };
}
