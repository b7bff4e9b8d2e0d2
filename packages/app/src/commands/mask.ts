import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { maskText } from '@voc/ingest';
import { z } from 'zod';
import { readJsonLines } from '../read-lines.ts';

const MaskInput = z.object({ id: z.string(), text: z.string() });

/** Masks a JSON lines file `{id, text}` into `{id, text, found}` in the same order; returns the number of rows. */
export async function maskFile(
  input: string,
  output: string,
  key: string,
  ownNumbers: ReadonlySet<string>,
): Promise<number> {
  let count = 0;
  async function* lines(): AsyncGenerator<string> {
    for await (const { id, text } of readJsonLines(input, MaskInput, '{id, text}')) {
      count++;
      yield `${JSON.stringify({ id, ...maskText(text, key, ownNumbers) })}\n`;
    }
  }
  await pipeline(Readable.from(lines()), createWriteStream(output, 'utf8'));
  return count;
}
