import { type InputProblem, RejectedFileError } from '@voc/core';
import { validateFileName } from 'yauzl';

/** What the central directory of an archive says of one entry, before anything is unpacked. */
export interface EntryFacts {
  name: string;
  /** Bytes after unpacking, as declared. */
  size: number;
  isEncrypted: boolean;
  isLink: boolean;
  isReadable: boolean;
}

/** More is no export, whatever is in it. */
export const maxEntries = 10_000;
const maxUnpacked = 2 ** 31;
/** Unpacked to packed; text shrinks to a tenth, repeated rows to a fiftieth. */
const maxRatio = 200;
/** Below this no ratio is dangerous. */
const alwaysAllowed = 64 * 2 ** 20;

type Problem = Pick<InputProblem, 'problem' | 'remedy'>;

export const tooManyEntries: Problem = {
  problem: `压缩包里的文件超过 ${maxEntries} 个,没有解压`,
  remedy: '请只打包要导入的表格后再导入',
};

const shown = (name: string): string => (name.length > 60 ? `${name.slice(0, 60)}…` : name);

function problemOf(entries: readonly EntryFacts[], packed: number): Problem | undefined {
  if (entries.length > maxEntries) return tooManyEntries;
  const total = entries.reduce((sum, { size }) => sum + size, 0);
  if (total > maxUnpacked || (total > alwaysAllowed && total > packed * maxRatio))
    return {
      problem: `解压后会有 ${Math.round(total / 2 ** 20)} MB,与文件大小不相称,可能是压缩炸弹,没有解压`,
      remedy: '请核对文件来源,从平台重新导出后再导入',
    };
  if (entries.some(({ isEncrypted }) => isEncrypted))
    return { problem: '这个压缩包带密码', remedy: '请输入密码解压(或另存为不带密码的文件)后再导入' };
  const unsafe = entries.find(({ name, isLink }) => isLink || validateFileName(name) !== null);
  if (unsafe)
    return {
      problem: `压缩包里的「${shown(unsafe.name)}」是链接或指向压缩包之外,没有解压`,
      remedy: '请核对文件来源,从平台重新导出后再导入',
    };
  const unknown = entries.find(({ isReadable }) => !isReadable);
  if (unknown)
    return {
      problem: `压缩包里的「${shown(unknown.name)}」用了不支持的压缩方式`,
      remedy: '请解压后再导入,或用普通 ZIP 方式重新打包',
    };
  return undefined;
}

/** Throws RejectedFileError for an archive that must not be unpacked; `packed` is its own size in bytes. */
export function checkArchive(entries: readonly EntryFacts[], packed: number, file: string): void {
  const found = problemOf(entries, packed);
  if (found) throw new RejectedFileError({ file, ...found });
}
