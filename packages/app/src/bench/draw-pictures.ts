import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { methodPictures } from '@voc/report/bench';

/** Draws the pictures of the documentation into a folder; the paths written. */
export function drawPictures(folder: string): string[] {
  mkdirSync(folder, { recursive: true });
  return Object.entries(methodPictures).map(([name, draw]) => {
    const path = join(folder, name);
    writeFileSync(path, `${draw()}\n`);
    return path;
  });
}
