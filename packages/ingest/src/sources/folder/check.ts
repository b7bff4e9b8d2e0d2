import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import type { Check } from '../contract.ts';
import type { FolderConfig } from './config.ts';

/** Whether the folder is there and files can be moved out of it. */
export async function checkFolder({ dir }: FolderConfig): Promise<Check> {
  const found = await stat(dir).catch(() => undefined);
  if (!found?.isDirectory()) return [`找不到文件夹「${dir}」,请核对路径`];
  try {
    await access(dir, constants.R_OK | constants.W_OK);
    return [];
  } catch {
    return [`文件夹「${dir}」不可读写,导入后无法移走文件,请修改权限`];
  }
}
