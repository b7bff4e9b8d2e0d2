import { type Stats, statSync } from 'node:fs';
import { UsageError } from '@voc/core';

function check(path: string, what: string, isRight: (found: Stats) => boolean): string {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found || !isRight(found)) throw new UsageError(`找不到${what}「${path}」,请核对路径`);
  return path;
}

/** A path that leads nowhere is wrong usage, found before anything is read. */
export const mustExist = (path: string): string => check(path, '文件', (found) => found.isFile());

/** The same for a folder. */
export const mustBeFolder = (path: string): string => check(path, '文件夹', (found) => found.isDirectory());
