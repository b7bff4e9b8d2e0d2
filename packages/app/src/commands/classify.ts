import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type ClassifierFiles, ClassifyThreads } from '@voc/classify';
import { readPieces } from '../read-pieces.ts';

const bytesPerThread = 4_000_000;
const mostThreads = 4;

/** Threads for a file unless somebody says otherwise: one for each 4 MB begun, no more than cores, and at most four. */
export const threadsFor = (bytes: number, cores: number): number =>
  Math.max(1, Math.min(Math.ceil(bytes / bytesPerThread), cores, mostThreads));

export interface ClassifyFile {
  input: string;
  output: string;
  threads: number;
}

/** Classifies a JSON lines file into another in the same order; returns the number of items. */
export async function classifyFile(
  files: ClassifierFiles,
  { input, output, threads }: ClassifyFile,
): Promise<number> {
  const classifiers = new ClassifyThreads(files, threads);
  let count = 0;
  async function* answers(): AsyncGenerator<Uint8Array> {
    for await (const { bytes, items } of classifiers.answer(readPieces(input))) {
      count += items;
      yield bytes;
    }
  }
  try {
    await pipeline(Readable.from(answers()), createWriteStream(output));
  } finally {
    await classifiers.close();
  }
  return count;
}
