import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import { readPieces } from './read-pieces.ts';

const folder = mkdtempSync(join(tmpdir(), 'voc-pieces-'));
afterAll(() => rmSync(folder, { recursive: true }));
const path = join(folder, 'lines.jsonl');

it('reads whole lines, all of them, in their order, with the number of the first of each piece', async () => {
  const line = fc.string({ unit: fc.constantFrom('a', '差', '😀', '\r'), maxLength: 30 });
  await fc.assert(
    fc.asyncProperty(
      fc.array(line, { maxLength: 20 }),
      fc.boolean(),
      fc.integer({ min: 1, max: 64 }),
      async (lines, ends, atOnce) => {
        const text = lines.join('\n') + (ends ? '\n' : '');
        writeFileSync(path, text);
        let read = '';
        for await (const { bytes, file, row } of readPieces(path, atOnce)) {
          expect(file).toBe('lines.jsonl');
          expect(row).toBe(read.split('\n').length);
          expect(read === '' || read.endsWith('\n')).toBe(true);
          read += Buffer.from(bytes).toString();
        }
        expect(read).toBe(text);
      },
    ),
    { numRuns: 50 },
  );
});
