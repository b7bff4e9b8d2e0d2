import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { FatalError } from '@voc/core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findBrowser } from './find-browser.ts';

let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'voc-browser-'));
  writeFileSync(join(folder, 'chromium'), '');
  chmodSync(join(folder, 'chromium'), 0o755);
  writeFileSync(join(folder, 'plain'), '');
  chmodSync(join(folder, 'plain'), 0o644);
});

afterAll(() => rmSync(folder, { recursive: true }));

test('the browser given comes first, then the search path', () => {
  const path = join(folder, 'chromium');
  expect(findBrowser({ given: path, searchPath: '' })).toBe(path);
  expect(findBrowser({ searchPath: ['/nowhere', folder].join(delimiter) })).toBe(path);
});

test.runIf(process.platform === 'linux')('without one the message says how to install it', () => {
  expect(() => findBrowser({ searchPath: '/nowhere' })).toThrow(FatalError);
  expect(() => findBrowser({ searchPath: '/nowhere' })).toThrow(
    /没有找到.*apt-get install -y chromium.*VOC_CHROMIUM/u,
  );
});

test.each(['/nowhere/chromium', ''])('a path given that is no program is named: %s', (given) => {
  expect(() => findBrowser({ given: given || folder, searchPath: folder })).toThrow(/VOC_CHROMIUM 指向/u);
});
