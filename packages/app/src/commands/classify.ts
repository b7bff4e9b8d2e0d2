import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import type { Classifier } from '@voc/classify';
import { type Classification, ClassifyInput, ClassifyOutput } from '@voc/core';
import { readJsonLines } from '../read-lines.ts';

const batchSize = 500;
const shape = '{id, kind: review|chat|refund|ticket, text 或 turns, productType?, rating?}';

/** The contract's fields alone, in its order. */
function toLine(classification: Classification): string {
  return `${JSON.stringify(ClassifyOutput.parse(classification))}\n`;
}

/** Classifies a JSON lines file into another in the same order, in batches; returns the number of items. */
export async function classifyFile(classifier: Classifier, input: string, output: string): Promise<number> {
  const out = createWriteStream(output, 'utf8');
  const done = finished(out);
  let count = 0;
  let batch: ClassifyInput[] = [];
  const flush = async (): Promise<void> => {
    const text = classifier.classifyMany(batch).map(toLine).join('');
    count += batch.length;
    batch = [];
    if (!out.write(text)) await Promise.race([once(out, 'drain'), done]);
  };
  try {
    for await (const item of readJsonLines(input, ClassifyInput, shape)) {
      batch.push(item);
      if (batch.length === batchSize) await flush();
    }
    if (batch.length > 0) await flush();
  } finally {
    out.end();
    await done;
  }
  return count;
}
