import { statSync } from 'node:fs';
import { UsageError } from '@voc/core';

/** A path that leads nowhere is wrong usage, found before anything is read. */
export function mustExist(path: string): string {
  if (!statSync(path, { throwIfNoEntry: false })?.isFile())
    throw new UsageError(`找不到文件「${path}」,请核对路径`);
  return path;
}
