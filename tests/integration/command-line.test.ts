import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { ClassifyOutput } from '@voc/core';
import { maskTokenOf } from '@voc/core/config';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testSecretKey } from '../support/voc.ts';

interface Result {
  code: number;
  stdout: string;
  stderr: string;
}

let folder = '';
const root = resolve(import.meta.dirname, '../..');

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'voc-cli-'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs the program as a user standing in the test's folder would. */
const voc = (...args: string[]): Promise<Result> => vocWith({}, ...args);

function vocWith(settings: Record<string, string>, ...args: string[]): Promise<Result> {
  const env = { ...process.env, INIT_CWD: folder, VOC_KEY: testSecretKey, ...settings };
  return new Promise((done) => {
    execFile(
      process.execPath,
      [join(root, 'infra/voc.mjs'), ...args],
      { cwd: root, env },
      (error, stdout, stderr) => {
        done({ code: error ? Number(error.code) : 0, stdout, stderr });
      },
    );
  });
}

test('voc classify keeps the order, prints one JSON document and reads paths from where the user stands', async () => {
  const items = [
    { id: 'b', kind: 'review', text: '衣服很合身,没有色差', rating: 5, extra: 1 },
    { id: 'a', kind: 'review', text: '页面写的是雾霾蓝,收到的偏绿,色差太大了', rating: 1 },
    { id: 'c', kind: 'chat', turns: [{ role: 'customer', text: '这款180斤穿什么码' }] },
  ];
  writeFileSync(join(folder, 'in.jsonl'), items.map((item) => `${JSON.stringify(item)}\n`).join(''));
  const { code, stdout } = await voc('classify', '--in', 'in.jsonl', '--out', 'out.jsonl', '--json');
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ items: 3 });
  const lines = readFileSync(join(folder, 'out.jsonl'), 'utf8').trim().split('\n');
  const rows = lines.map((line) => ClassifyOutput.strict().parse(JSON.parse(line)));
  expect(rows.map((row) => row.id)).toEqual(['b', 'a', 'c']);
  expect(rows.map((row) => row.categories[0]?.id)).toEqual([undefined, 'mismatch.color', undefined]);
});

test('voc mask says what it found, with offsets in the input', async () => {
  const text = '请打我电话13912345678,谢谢';
  writeFileSync(join(folder, 'raw.jsonl'), `${JSON.stringify({ id: '1', text })}\n`);
  expect((await voc('mask', '--in', 'raw.jsonl', '--out', 'masked.jsonl')).code).toBe(0);
  expect(JSON.parse(readFileSync(join(folder, 'masked.jsonl'), 'utf8'))).toEqual({
    id: '1',
    text: `请打我电话${maskTokenOf(testSecretKey, 'phone', '13912345678')},谢谢`,
    found: [{ kind: 'phone', start: 5, end: 16 }],
  });
});

test("voc mask lets the company's own numbers stand", async () => {
  writeFileSync(
    join(folder, 'own.jsonl'),
    `${JSON.stringify({ id: '1', text: '客服021-58881234,我的13912345678' })}\n`,
  );
  const { code } = await vocWith(
    { VOC_OWN_NUMBERS: '02158881234' },
    'mask',
    '--in',
    'own.jsonl',
    '--out',
    'own-masked.jsonl',
  );
  expect(code).toBe(0);
  expect(JSON.parse(readFileSync(join(folder, 'own-masked.jsonl'), 'utf8')).text).toBe(
    `客服021-58881234,我的${maskTokenOf(testSecretKey, 'phone', '13912345678')}`,
  );
});

test('a bad line is refused with file, row and remedy', async () => {
  writeFileSync(
    join(folder, 'bad.jsonl'),
    '{"id":"a","kind":"review","text":"好"}\n{"id":"b","kind":"letter"}\n',
  );
  const { code, stderr } = await voc('classify', '--in', 'bad.jsonl', '--out', 'out.jsonl');
  expect(code).toBe(1);
  expect(stderr).toContain('文件 bad.jsonl,第 2 行,列「kind」');
  expect(stderr).toContain('处理办法');
});

test('voc inspect says what a file is and writes nothing', async () => {
  writeFileSync(
    join(folder, 'orders.csv'),
    '日期,平台,店铺,商品ID,款号,签收件数\n2026-11-10,天猫,旗舰店,88,A1,7\n2026-11-32,天猫,旗舰店,88,A1,7\n',
  );
  const { code, stdout } = await voc('inspect', 'orders.csv', '--json');
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({
    encoding: 'utf-8',
    format: 'csv',
    mapping: 'orders-daily',
    readable: 1,
    refused: 1,
  });
});

test('voc alerts backtest writes a line for each alarm, by today only', async () => {
  const days = 120;
  const counts = Array.from({ length: days }, (_, t) => (t >= 100 && t < 104 ? 20 : t % 5 === 0 ? 1 : 0));
  const series = [{ id: 'P|x', product: 'P', category: 'x', counts }];
  const exposure = Array.from({ length: days }, () => 100);
  const benchmark = { start_date: '2026-01-01', days, products: [{ id: 'P', exposure }], series };
  writeFileSync(join(folder, 'b.json'), JSON.stringify(benchmark));
  expect((await voc('alerts', 'backtest', '--in', 'b.json', '--out', 'a.jsonl')).code).toBe(0);
  const alarms = readFileSync(join(folder, 'a.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(alarms[0]).toEqual({ series: 'P|x', date: '2026-04-11' });
});

test('wrong usage exits with 2', async () => {
  expect((await voc('classify', '--in', 'x.jsonl')).code).toBe(2);
  expect((await voc('no-such-command')).code).toBe(2);
  const gone = await voc('eval', '--gold', 'gone.jsonl');
  expect(gone.code).toBe(2);
  expect(gone.stderr).toMatch(/^找不到文件「.*gone\.jsonl」,请核对路径\n$/);
  expect((await voc('--help')).code).toBe(0);
});
