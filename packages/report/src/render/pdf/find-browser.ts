import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { FatalError } from '@voc/core';

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge'];
const usualPlaces = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/**
 * The browser that prints: the one given, else the first Chromium or Chrome of the search path.
 * FatalError, in Chinese and with the remedy, where there is none.
 */
export function findBrowser({ given, searchPath }: { given?: string; searchPath: string }): string {
  if (given !== undefined) {
    if (isProgram(given)) return given;
    throw new FatalError(
      `VOC_CHROMIUM 指向的「${given}」不存在或不能执行,请改成 Chromium 或 Chrome 程序的完整路径`,
    );
  }
  const folders = searchPath.split(delimiter).filter((folder) => folder !== '');
  const places = [...folders.flatMap((folder) => names.map((name) => join(folder, name))), ...usualPlaces];
  const found = places.find(isProgram);
  if (found !== undefined) return found;
  throw new FatalError(
    '生成 PDF 需要 Chromium 或 Chrome,本机没有找到。Debian/Ubuntu 请执行 apt-get install -y chromium fonts-noto-cjk;装在别处的用环境变量 VOC_CHROMIUM 写明程序的完整路径。其他格式(json,md,html,xlsx)不需要浏览器',
  );
}
