import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { RejectedFileError } from '@voc/core';
import { afterAll, expect, test } from 'vitest';
import { looseFiles } from './loose-files.ts';
import { writeZip, type ZipEntry } from './testing/write-zip.ts';

const folder = mkdtempSync(join(tmpdir(), 'voc-loose-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Taken {
  name: string;
  content: string;
}

/** Takes every file, of one that is refused the reason. */
async function takeAll(content: Buffer, name = 'a.zip'): Promise<{ taken: Taken[]; paths: string[] }> {
  const archive = join(folder, name);
  writeFileSync(archive, content);
  const taken: Taken[] = [];
  const paths: string[] = [];
  for await (const file of looseFiles(archive)) {
    const read = async (): Promise<string> => {
      paths.push(await file.path());
      return readFileSync(paths.at(-1) ?? '', 'utf8');
    };
    const refused = (error: unknown): string => (error instanceof RejectedFileError ? error.message : 'bug');
    taken.push({ name: file.name, content: await read().catch(refused) });
  }
  return { taken, paths };
}

test('an archive is its files one after the other; nothing of it stays on the disk', async () => {
  const { taken, paths } = await takeAll(
    writeZip([
      { name: '11月/', content: '' },
      { name: '11月/评价.csv', content: 'a,b\n' },
      { name: '__MACOSX/11月/._评价.csv', content: 'x' },
      { name: '11月\\会话.tsv', content: 'c\td\n' },
      { name: '.DS_Store', content: 'x' },
    ]),
  );
  expect(taken).toEqual([
    { name: 'a.zip/11月/评价.csv', content: 'a,b\n' },
    { name: 'a.zip/11月/会话.tsv', content: 'c\td\n' },
  ]);
  for (const path of paths) expect(existsSync(dirname(path))).toBe(false);
});

test('names in GBK, as Chinese Windows writes them, are read', async () => {
  const { taken } = await takeAll(writeZip([{ name: Buffer.from('c6c0bcdb2e637376', 'hex'), content: 'a' }]));
  expect(taken).toEqual([{ name: 'a.zip/评价.csv', content: 'a' }]);
});

test('a file that is not as it was packed is refused alone', async () => {
  const { taken } = await takeAll(
    writeZip([
      { name: 'damaged.csv', content: 'a,b\n', checksum: 1 },
      { name: 'longer.csv', content: 'x'.repeat(5000), size: 10 },
      { name: 'good.csv', content: 'c,d\n' },
    ]),
  );
  expect(taken.map(({ name }) => name)).toEqual(['a.zip/damaged.csv', 'a.zip/longer.csv', 'a.zip/good.csv']);
  expect(taken[0]?.content).toContain('文件 a.zip/damaged.csv:文件不完整或已损坏');
  expect(taken[1]?.content).toContain('已损坏');
  expect(taken[2]?.content).toBe('c,d\n');
});

test('every other file is itself, whatever its name', async () => {
  const { taken } = await takeAll(Buffer.from('a,b\n'), 'plain.zip');
  expect(taken).toEqual([{ name: 'plain.zip', content: 'a,b\n' }]);
});

const one: ZipEntry = { name: 'a.csv', content: 'a' };
test.each<[string, Buffer, string]>([
  ['a password', writeZip([{ ...one, flags: 1 }]), '这个压缩包带密码'],
  ['a path that leads outside', writeZip([one, { ...one, name: '../../evil.csv' }]), '指向压缩包之外'],
  ['an absolute path', writeZip([{ ...one, name: '/etc/passwd' }]), '指向压缩包之外'],
  ['a Windows path that leads outside', writeZip([{ ...one, name: '..\\evil.csv' }]), '指向压缩包之外'],
  ['a link', writeZip([{ ...one, content: '/etc/passwd', mode: 0o120777 }]), '是链接'],
  [
    '5 GB in a small file',
    writeZip([1, 2].map((n) => ({ ...one, name: `${n}.csv`, size: 2.5e9 }))),
    '压缩炸弹',
  ],
  ['70 MB in a small file', writeZip([{ ...one, size: 70e6 }]), '压缩炸弹'],
  ['100,000 files', writeZip(Array.from({ length: 100_000 }, () => one)), '超过 10000 个'],
  ['no directory', writeZip([one]).subarray(0, 40), '不完整或已损坏'],
  ['nothing', writeZip([{ name: 'empty/', content: '' }]), '没有文件'],
])('an archive with %s is refused whole, before anything is unpacked', async (_, content, reason) => {
  const taking = takeAll(content);
  await expect(taking).rejects.toThrow(RejectedFileError);
  await expect(taking).rejects.toThrow(reason);
});
