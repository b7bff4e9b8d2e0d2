import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { median } from '@voc/classify';
import { environment } from '@voc/core/config';
import { secondsSince, toHundredths } from './figures.ts';

const voc = fileURLToPath(new URL('../../../../infra/voc.mjs', import.meta.url));

/** Seconds that `voc classify` takes for one review, from a new process to its end: median. */
export function timeStart(model: 'fast' | 'accurate', rounds: number): number {
  const folder = mkdtempSync(join(tmpdir(), 'voc-start-'));
  const input = join(folder, 'one.jsonl');
  writeFileSync(input, `${JSON.stringify({ id: '1', kind: 'review', text: '色差太大了' })}\n`);
  const args = [voc, 'classify', '--in', input, '--out', join(folder, 'out.jsonl')];
  try {
    const seconds = Array.from({ length: rounds }, () => {
      const start = performance.now();
      spawnSync(process.execPath, args, { env: { ...environment, VOC_MODEL: model } });
      return secondsSince(start);
    });
    return toHundredths(median(seconds));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
