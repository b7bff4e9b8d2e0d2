import { mkdir, rename, writeFile } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { isSame, type SeenFile, seeFile } from './list-files.ts';

const mostCharacters = 50;

/**
 * Where a file goes: a folder of the day, its name with the beginning of its hash. Files of another content never
 * meet there, and the same file put away twice lands on itself.
 */
export function placeFor(dir: string, day: string, name: string, sha256: string): string {
  const end = extname(name);
  // A name may have 255 bytes, and a reason is written beside under a longer one.
  const stem = [...basename(name, end)].slice(0, mostCharacters).join('');
  return join(dir, day, `${stem}.${sha256.slice(0, 8)}${end.slice(0, 10)}`);
}

const isGone = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT';

/**
 * Moves a file out of the inbox. One that another worker has moved is left alone; one that took its place in the
 * very moment goes back to the inbox, under a name of its own.
 */
export async function putAway(file: SeenFile, target: string): Promise<void> {
  const inbox = dirname(file.path);
  if (!isSame(file, await seeFile(inbox, file.name))) return;
  await mkdir(dirname(target), { recursive: true });
  try {
    await rename(file.path, target);
  } catch (error) {
    if (isGone(error)) return;
    throw error;
  }
  const moved = await seeFile(dirname(target), basename(target));
  if (moved && !isSame(file, moved)) {
    const end = extname(file.name);
    await rename(target, join(inbox, `${basename(file.name, end)}-${moved.changedNs}${end}`));
  }
}

/** Writes beside a held file why it is held; written first, so that no file is held without a word. */
export async function writeReason(
  target: string,
  file: string,
  problems: readonly string[],
  at: string,
): Promise<void> {
  await mkdir(dirname(target), { recursive: true });
  const reasons = problems.map((problem) => `未接受的原因:${problem}`);
  const text = [`文件:${file}`, `时间:${at}(北京时间)`, ...reasons];
  await writeFile(`${target}.原因.txt`, `${text.join('\n')}\n改好后把文件放回收件目录即可,不会重复入库。\n`);
}
