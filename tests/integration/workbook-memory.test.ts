import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { writeWorkbook } from '@voc/ingest/testing';
import { afterAll, expect, test } from 'vitest';
import { isFull } from '../support/voc.ts';

const folder = mkdtempSync(join(tmpdir(), 'voc-workbook-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const script = fileURLToPath(new URL('../support/inspect-memory.ts', import.meta.url));
const root = resolve(import.meta.dirname, '../..');
const count = 100_000;

const header = [
  ...['店铺', '评论编号', '订单号', '商品编号', '商品名称', '商品颜色'],
  ...['商品尺码', '评论时间', '下单时间', '星级', '评论内容', '用户昵称'],
];

/** Ids and texts are all different, as in a real export; dates and stars are numbers. */
function write(path: string): void {
  const strings = [...header, '甲店', '外套', '蓝', 'M', '小*明'];
  const place = (text: string): number => strings.push(text) - 1;
  const text = (at: number): string => `<c t="s"><v>${at}</v></c>`;
  const [shop, name, color, size, nick] = [12, 13, 14, 15, 16].map(text);
  const rows = Array.from({ length: count }, (_, n) => {
    const ids = text(place(`69519088183${10_000_000 + n}`)) + text(place(`79519088183${10_000_000 + n}`));
    const said = text(place(`面料很软,颜色也正,穿着舒服,第${n}位顾客说的话,拉链用了两天就坏了`));
    const times = `<c s="1"><v>${46_000 + n / 1000}</v></c><c s="1"><v>${45_990 + n / 1000}</v></c>`;
    const body = `${shop}${ids}<c><v>77</v></c>${name}${color}${size}${times}<c><v>5</v></c>${said}${nick}`;
    return `<row r="${n + 2}">${body}</row>`;
  });
  const first = `<row r="1">${header.map((_, at) => text(at)).join('')}</row>`;
  writeFileSync(
    path,
    writeWorkbook({
      sheets: [{ name: '评价', rows: first + rows.join('') }],
      strings,
      formats: ['yyyy/m/d h:mm:ss'],
    }),
  );
}

test.runIf(isFull)(
  'a workbook of 100,000 rows and 12 columns is read in less than 400 MB',
  async () => {
    const path = join(folder, 'large.xlsx');
    write(path);
    const args = ['--max-old-space-size=768', '--import', 'tsx', script, path];
    const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: root });
    const found: unknown = JSON.parse(stdout);
    expect(found).toMatchObject({ rows: count, readable: count });
    expect(found).toHaveProperty(
      'peakMB',
      expect.toSatisfy((peak: number) => peak < 400),
    );
  },
  300_000,
);
