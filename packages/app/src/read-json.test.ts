import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { RejectedFileError } from '@voc/core';
import { afterAll, expect, test } from 'vitest';
import { z } from 'zod';
import { readJson } from './read-json.ts';

const folder = mkdtempSync(join(tmpdir(), 'voc-read-json-'));
afterAll(() => rmSync(folder, { recursive: true }));

const Shape = z.object({ rows: z.array(z.object({ n: z.number() })) });
const read = (name: string, content: string | Buffer): unknown => {
  writeFileSync(join(folder, name), content);
  return readJson(join(folder, name), Shape, '{rows}');
};

test('reads plain and gzipped documents, whatever their name, with or without a byte order mark', () => {
  const text = '{"rows":[{"n":1}]}';
  const value = { rows: [{ n: 1 }] };
  expect(read('plain.json', text)).toEqual(value);
  expect(read('marked.json', `\uFEFF${text}`)).toEqual(value);
  expect(read('zipped.json', gzipSync(text))).toEqual(value);
});

test.each([
  ['broken.json', '{"rows":', /文件 broken.json:不是有效的 JSON/],
  ['cut.json.gz', gzipSync('{"rows":[]}').subarray(0, 15), /cut.json.gz:gzip 压缩内容已损坏/],
  [
    'wrong.json',
    '{"rows":[{"n":"x"}]}',
    /wrong.json,列「rows.0.n」:无效输入.*处理办法:文件应为一个 JSON 文档:\{rows\}/,
  ],
  ['list.json', '[]', /文件 list.json:无效输入/],
])('%s is refused in Chinese with its place', (name, content, message) => {
  expect(() => read(name, content)).toThrow(RejectedFileError);
  expect(() => read(name, content)).toThrow(message);
});

test('a file that is not there is told', () => {
  expect(() => readJson(join(folder, 'none.json'), Shape, '{rows}')).toThrow(/none.json:文件不存在/);
  expect(() => readJson(folder, Shape, '{rows}')).toThrow(/文件不存在/);
});
